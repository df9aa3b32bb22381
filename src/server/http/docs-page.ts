import { createHash } from 'node:crypto'
import type { Route } from '#contract/route.ts'
import { needsKey, openApiOf } from './openapi.ts'
import { problemList } from './problem-list.ts'

type Language = 'zh' | 'en'

const style = `
body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:60rem;padding:1.5rem;color:#1c2430;background:#fff}
h2{border-top:1px solid #d8dee6;padding-top:1rem;margin-top:2rem}code,pre{font:14px/1.5 ui-monospace,Consolas,monospace}
pre{background:#f4f6f8;padding:.75rem;overflow:auto}summary{cursor:pointer;padding:.5rem 0}table{border-collapse:collapse}
td,th{border:1px solid #d8dee6;padding:.35rem .6rem;text-align:left;vertical-align:top}.m{display:inline-block;min-width:4.5rem;font-weight:600}
`

const words = {
  zh: {
    title: '同行 接口说明',
    lead: '所有接口都由同一份登记表生成：服务器、此页、OpenAPI 文档和权限测试不会互相矛盾。写操作须带 Idempotency-Key；超出权限与不存在的回答完全一样（404）。',
    roles: '可用岗位',
    body: '请求内容',
    reply: '返回内容',
    problems: '错误代码',
    how: '如何登录和调用',
  },
  en: {
    title: 'Tongxing API',
    lead: 'Everything here is generated from one registry: server, this page, OpenAPI document and access tests can not disagree. Writes carry an Idempotency-Key; what is out of scope and what does not exist answer alike (404).',
    roles: 'Roles',
    body: 'Body',
    reply: 'Reply',
    problems: 'Problem codes',
    how: 'Signing in and calling',
  },
} as const

/** A page to read, made on the server, without a script; its one style is named by hash in the page's own policy. */
export function docsPageOf(routes: readonly Route[], language: Language): Page {
  const kept = made.get(routes)?.[language]
  if (kept) return kept
  const page = makePage(routes, language)
  made.set(routes, { ...made.get(routes), [language]: page })
  return page
}

type Page = { readonly html: string; readonly policy: string }

const made = new WeakMap<readonly Route[], Partial<Record<Language, Page>>>()

function makePage(routes: readonly Route[], language: Language): Page {
  const w = words[language]
  const groups = [...new Set(routes.map((r) => r.id.split('.')[0] ?? ''))]
  const sections = groups.map((group) => sectionOf(group, routes, operationsOf(routes), language)).join('')
  const html = `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${w.title}</title><style>${style}</style></head><body><main>
<h1>${w.title}</h1><p>${w.lead}</p><p><a href="/api/openapi.json">OpenAPI 3.1</a></p>
<h2>${w.how}</h2><pre>${plainText(howTo)}</pre>${sections}<h2 id="problems">${w.problems}</h2>${problemTable(language)}</main></body></html>`
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    html,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
  }
}

const howTo = `curl -c jar -b jar -H 'Origin: http://127.0.0.1:3000' -H 'Content-Type: application/json' \\
  -d '{"login":"…","password":"…"}' http://127.0.0.1:3000/api/session
curl -c jar -b jar -H 'Origin: http://127.0.0.1:3000' -H 'Content-Type: application/json' \\
  -d '{"code":"123456"}' http://127.0.0.1:3000/api/session/second-factor
curl -b jar http://127.0.0.1:3000/api/session`

function sectionOf(
  group: string,
  routes: readonly Route[],
  operations: Operations,
  language: Language,
): string {
  const own = routes.filter((r) => r.id.startsWith(`${group}.`))
  return `<h2>${plainText(group)}</h2>${own.map((r) => routeOf(r, operations, language)).join('')}`
}

function routeOf(route: Route, operations: Operations, language: Language): string {
  const w = words[language]
  const operation = operations.get(route.id)
  const roles = Array.isArray(route.roles) ? route.roles.join(', ') : String(route.roles)
  const marks = [
    route.confidentiality,
    route.purpose,
    needsKey(route) ? 'Idempotency-Key' : '',
    route.precondition ? 'If-Match' : '',
    route.stepUp ? 'step-up' : '',
  ]
  const parameters = (operation?.parameters ?? [])
    .map((p) => `${p.in}: ${p.name}${p.required ? ' *' : ''}`)
    .join('\n')
  const body = operation?.requestBody ? block(w.body, Object.values(operation.requestBody.content)[0]) : ''
  return `<details id="${plainText(route.id)}"><summary><span class="m">${route.method}</span> <code>${plainText(route.path)}</code> ${plainText(route.summary[language])}</summary>
<p>${w.roles}: ${plainText(roles)} · ${plainText(marks.filter(Boolean).join(' · '))}</p>${parameters ? `<pre>${plainText(parameters)}</pre>` : ''}${body}${block(w.reply, Object.values(operation?.responses['200']?.content ?? {})[0])}</details>`
}

type Content = { content: Record<string, { schema?: unknown; example?: unknown }> }
type Operation = {
  operationId: string
  parameters: { in: string; name: string; required: boolean }[]
  requestBody?: Content
  responses: Record<string, Content>
}

type Operations = ReadonlyMap<string, Operation>

function operationsOf(routes: readonly Route[]): Operations {
  const { paths } = openApiOf(routes) as { paths: Record<string, Record<string, Operation>> }
  return new Map(
    Object.values(paths)
      .flatMap(Object.values<Operation>)
      .map((o) => [o.operationId, o]),
  )
}

function block(title: string, shown: { schema?: unknown; example?: unknown } | undefined): string {
  return `<p>${title}</p><pre>${plainText(JSON.stringify(shown?.example ?? shown?.schema ?? {}, null, 2))}</pre>`
}

function problemTable(language: Language): string {
  const rows = problemList.map(
    (p) =>
      `<tr id="${p.code}"><td>${p.status}</td><td><code>${p.code}</code></td><td>${plainText(p.says[language])}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

function plainText(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (c) => signs[c] ?? c)
}
