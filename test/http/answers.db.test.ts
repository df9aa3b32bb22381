import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '#contract/route.ts'
import { readMe, signIn } from '#contract/session-contract.ts'
import { docsPage, live, openApi, ready } from '#contract/system-contract.ts'
import { buildApp } from '#server/http/app.ts'
import { handle } from '#server/http/context.ts'
import { systemHandlers } from '#server/routes/system-routes.ts'
import { startServer, type TestServer } from '#test/support/server.ts'

const web = mkdtempSync(join(tmpdir(), 'tongxing-web-'))
let server: TestServer
beforeAll(async () => {
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), `<!doctype html><title>同行</title>${' '.repeat(2000)}`)
  writeFileSync(join(web, 'assets/index-Ab3_x9Zq.js'), `console.log(1)${'\n'.repeat(3000)}`)
  writeFileSync(join(web, 'manifest.webmanifest'), '{}')
  server = await startServer({ webRoot: web })
})
afterAll(async () => {
  await server.close()
  rmSync(web, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers })

describe('headers', () => {
  test.each([
    '/',
    '/people',
    '/assets/index-Ab3_x9Zq.js',
    '/assets/none.js',
    '/live',
    '/ready',
    '/api/about',
    '/api/session',
    '/api/docs',
    '/api/openapi.json',
    '/api/nothing',
    '/%2e%2e/package.json',
    '/api/%00',
  ])('%s is protected and tells nothing of the server', async (url) => {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined()
    if (/^\/(api|live|ready)/.test(url)) expect(headers['cache-control']).toBe('no-store')
  })

  test('HSTS where the browser came by TLS', async () => {
    expect((await get('/')).headers['strict-transport-security']).toBeUndefined()
    const tls = await startServer({ publicOrigin: 'https://tongxing.example' })
    const answer = await tls.client().call(live)
    expect(answer.headers['strict-transport-security']).toContain('max-age=63072000')
    await tls.close()
  })

  test.each(['TRACE', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'] as const)(
    '%s on a page that has none',
    async (method) => {
      const reply = await server.app.inject({ method: method as 'PUT', url: '/api/about' })
      expect([404, 405]).toContain(reply.statusCode)
    },
  )
})

describe('the web application', () => {
  test('the page is never kept, hashed files for ever, other files are asked again', async () => {
    expect((await get('/')).headers['cache-control']).toBe('no-store')
    expect((await get('/cases/1')).body).toContain('同行')
    const asset = await get('/assets/index-Ab3_x9Zq.js', { 'accept-encoding': 'br, gzip' })
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    })
    const manifest = await get('/manifest.webmanifest')
    expect(manifest.headers['cache-control']).toBe('no-cache')
    const again = await get('/manifest.webmanifest', { 'if-none-match': String(manifest.headers['etag']) })
    expect(again.statusCode).toBe(304)
  })

  test.each(['/assets/missing.js', '/api/unknown', '/../package.json', '/favicon.ico'])(
    '%s is not the page',
    async (url) => {
      const reply = await get(url)
      expect(reply.statusCode).toBe(404)
      expect(reply.headers['content-type']).toMatch(/problem\+json/)
    },
  )
})

test.each(['/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/assets/..%5c..%5cpackage.json'])(
  '%s does not leave the folder',
  async (url) => expect((await get(url)).body).not.toMatch(/root:|"name"/),
)

describe('problems', () => {
  test('speak the language of the cookie, then of the browser, then Chinese', async () => {
    const says = async (headers: Record<string, string>) => (await get('/api/session', headers)).json().detail
    expect(await says({})).toBe('请先登录。')
    expect(await says({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('Sign in first.')
    expect(await says({ 'accept-language': 'en', cookie: 'language=zh' })).toBe('请先登录。')
    expect(await says({ cookie: 'a=b; language=en' })).toBe('Sign in first.')
  })

  test.each([
    ['{"login":', 400],
    ['[]', 400],
    ['{"__proto__":{"a":1},"login":"a","password":"b"}', 400],
    [JSON.stringify({ login: 'a', password: 'x'.repeat(1_100_000) }), 413],
  ])('malformed and oversized bodies: %#', async (payload, status) => {
    const headers = { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json' }
    const reply = await server.app.inject({ method: 'POST', url: '/api/session', headers, payload })
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ status, type: expect.stringMatching(/^\/api\/docs#/) })
  })

  test('a fault shows a reference and nothing of its cause; the log has the cause and no data', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => lines.push(line) })
    const faulty = route({
      id: 'test.fault',
      method: 'GET',
      path: '/api/test/:personName',
      summary: { zh: '测试', en: 'Test' },
      roles: 'public',
      scope: 'public',
      confidentiality: 'C1',
      purpose: 'public',
      params: z.object({ personName: z.string() }),
      query: z.object({ q: z.string() }),
      reply: z.object({ text: z.string() }),
    })
    const broken = handle(faulty, async () => {
      throw new Error('relation "secret_table" does not exist')
    })
    const app = await buildApp({ ...server.services, log }, {}, { routes: [faulty], handlers: [broken] })
    const reply = await app.inject({ method: 'GET', url: '/api/test/wangxiaoming?q=10000000000' })
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toMatch(/secret_table|wangxiaoming|at /)
    const reference = reply.json().instance.replace('urn:uuid:', '')
    expect(lines.join('')).toContain(reference)
    expect(lines.join('')).toContain('secret_table')
    expect(lines.join('')).toContain('test.fault')
    expect(lines.join('')).not.toMatch(/wangxiaoming|10000000000/)
    await app.close()
  })

  test('a reply that breaks its contract is a fault; what it does not name is taken out', async () => {
    const shape = {
      method: 'GET',
      roles: 'public',
      scope: 'public',
      confidentiality: 'C0',
      purpose: 'public',
    } as const
    const summary = { zh: '测试', en: 'Test' }
    const reply = z.object({ text: z.string() })
    const [wrong, surplus] = ['wrong', 'surplus'].map((n) =>
      route({ ...shape, summary, reply, id: `test.${n}`, path: `/api/${n}` }),
    )
    if (!wrong || !surplus) throw new Error('two routes')
    const handlers = [
      handle(wrong, async () => ({}) as { text: string }),
      handle(surplus, async () => ({ text: 'a', secret: 'b' }) as { text: string }),
    ]
    const app = await buildApp(server.services, {}, { routes: [wrong, surplus], handlers })
    expect((await app.inject('/api/wrong')).statusCode).toBe(500)
    expect((await app.inject('/api/surplus')).json()).toEqual({ text: 'a' })
    await app.close()
  })
})

describe('health', () => {
  test('lives without its database and says that it is not ready', async () => {
    const alone = await startServer({
      registry: {
        routes: [live, ready],
        handlers: systemHandlers.filter((h) => h.route === live || h.route === ready),
      },
    })
    expect((await alone.client().call(ready)).body).toMatchObject({ ready: true })
    await alone.services.app.end()
    const answer = await alone.client().call(ready)
    expect(answer.status).toBe(503)
    expect(answer.body).toMatchObject({ ready: false, checks: { database: false } })
    expect(answer.text).not.toMatch(/error|pool|socket|postgres/i)
    expect((await alone.client().call(live)).status).toBe(200)
    await alone.app.close()
  })

  test('beyond its bound it answers 503 at once, signing in keeps a share, and it recovers', async () => {
    const small = await startServer({ maxInFlight: 10 })
    const client = await small.signIn({ role: 'worker' })
    const answers = await Promise.all(Array.from({ length: 60 }, () => client.call(readMe)))
    const statuses = answers.map((a) => a.status)
    expect(statuses.filter((s) => s === 200).length).toBeGreaterThan(5)
    const shed = answers.find((a) => a.status === 503)
    expect(shed?.headers['retry-after']).toBe('2')
    expect((await client.call(readMe)).status).toBe(200)
    await small.close()
  })

  test('closing finishes what was accepted', async () => {
    const closing = await startServer()
    const body = { login: 'nobody', password: 'a long password' }
    const asked = closing.client().call(signIn, { body })
    await new Promise((resolve) => setTimeout(resolve, 5))
    const closed = closing.app.close()
    expect((await asked).status).toBe(401)
    await closed
    await closing.services.close()
  })
})

test('the API document and its page need no script and name every problem', async () => {
  const document = (await server.client().call(openApi)).body as unknown as { openapi: string; paths: object }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).length).toBeGreaterThan(40)
  const page = await server.client().call(docsPage)
  expect(page.text).not.toContain('<script')
  expect(page.text).toContain('id="not-found"')
  expect(page.text).toContain('/api/cases/:caseId')
  expect(page.headers['content-security-policy']).toMatch(/style-src 'sha256-/)
})
