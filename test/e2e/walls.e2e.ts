import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '#server/config.ts'
import { startBrowser } from '#test/support/browser.ts'
import { foundCity, stations, townships } from '#test/support/lives.ts'
import { startServer, type TestServer, testPassword } from '#test/support/server.ts'

let server: TestServer
let browser: Browser
let url: string
let stranger: Server
let strangerUrl: string

beforeAll(async () => {
  server = await startServer({ webRoot: process.env['WEB_ROOT'] ?? join(packageRoot(), 'dist/web') })
  await foundCity(server.services)
  await server.account({
    role: 'narcoticsOffice',
    login: 'jindu',
    name: '禁毒办',
    org: stations[0],
    area: '329801',
  })
  await server.account({
    role: 'stationHead',
    login: 'zhan',
    name: '站长',
    org: stations[0],
    area: townships[0],
  })
  url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  stranger = createServer((_request, reply) =>
    reply.setHeader('content-type', 'text/html').end('<p>elsewhere</p>'),
  )
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const address = stranger.address()
  strangerUrl = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  stranger?.close()
  await server?.close()
})

/** A visitor with the page's own policy in force: every breach of it is an error of the page. */
async function visitor() {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN' })
  const page = await context.newPage()
  const breaches: string[] = []
  page.on('console', (m) => {
    if (/Content Security Policy|Refused to/i.test(m.text())) breaches.push(m.text())
  })
  page.on('dialog', (d) => breaches.push(`dialog: ${d.message()}`))
  return { context, page, breaches }
}

async function enter(page: Awaited<ReturnType<typeof visitor>>['page'], login: string): Promise<void> {
  await page.evaluate(
    async ([name, password]) => {
      const send = (path: string, body: unknown) =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const first = await (await send('/api/session', { login: name, password })).json()
      await send('/api/session/second-factor', { code: first.demoCode })
    },
    [login, testPassword] as const,
  )
}

test('the browser keeps the session cookie on a loopback address, out of reach of scripts', async () => {
  const { context, page } = await visitor()
  await page.goto('/')
  await enter(page, 'zhan')
  const [cookie] = (await context.cookies()).filter((c) => c.name.startsWith('__Host-'))
  expect(cookie).toMatchObject({
    name: '__Host-tongxing',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    path: '/',
  })
  expect(await page.evaluate(() => document.cookie)).not.toContain('tongxing')
  expect(await page.evaluate(async () => (await fetch('/api/session')).status)).toBe(200)
  await context.close()
})

test('every screen keeps to the content security policy', async () => {
  const { context, page, breaches } = await visitor()
  await page.goto('/')
  await page.getByRole('heading').first().waitFor()
  await enter(page, 'jindu')
  for (const path of ['/', '/people', '/overview', '/staff', '/policies', '/account', '/api/docs']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  expect(breaches).toEqual([])
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'alert(1)'
    document.body.append(script)
  })
  await page.waitForTimeout(100)
  expect(breaches.length, 'a planted script is refused and seen').toBeGreaterThan(0)
  expect(breaches.filter((b) => b.startsWith('dialog'))).toEqual([])
  await context.close()
})

test('a page of another site can not write or read', async () => {
  const { context, page } = await visitor()
  await page.goto('/')
  await enter(page, 'zhan')
  await page.goto(strangerUrl)
  const seen = await page.evaluate(async (target) => {
    const tries: string[] = []
    for (const [path, method] of [
      ['/api/session', 'DELETE'],
      ['/api/session/all', 'DELETE'],
      ['/api/organisations', 'POST'],
    ] as const)
      for (const mode of ['cors', 'no-cors'] as const) {
        const answer = await fetch(target + path, {
          method: mode === 'cors' ? method : 'POST',
          mode,
          credentials: 'include',
        }).catch(() => null)
        tries.push(answer?.type ?? 'refused')
      }
    return tries
  }, url)
  expect(new Set(seen)).toEqual(new Set(['refused']))
  await page.goto(`${url}/api/session`)
  expect(await page.evaluate(() => document.body.innerText)).toContain('zhan')
  await context.close()
})
