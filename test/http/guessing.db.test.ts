import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation, giveSecondFactor, readMe, signIn } from '#contract/session-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { cookieOf, startServer, type TestServer, testPassword } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: false })
})
afterAll(() => server.close())

let made = 0
async function newLogin(): Promise<string> {
  const login = `target${++made}`
  await server.account({ role: 'worker', login })
  return login
}
const guess = (login: string, password: string, remoteAddress = `10.0.0.${made}`) =>
  server.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: 'http://localhost', host: 'localhost' },
    remoteAddress,
    payload: { login, password },
  })

test('guesses at one account wait longer and longer, never more than a quarter of an hour', async () => {
  const login = await newLogin()
  let checked = 0
  let longest = 0
  // One guess every ten seconds for an hour.
  for (let seconds = 0; seconds < 3600; seconds += 10) {
    const answer = await guess(login, 'wrong', `10.1.${Math.floor(seconds / 250)}.${seconds % 250}`)
    if (answer.statusCode === 401) checked++
    else {
      expect(answer.statusCode).toBe(429)
      longest = Math.max(longest, Number(answer.headers['retry-after']))
    }
    server.services.clock.pass(10 / 60)
  }
  expect(checked).toBeGreaterThan(5)
  expect(checked).toBeLessThan(100)
  expect(longest).toBeLessThanOrEqual(900)
  server.services.clock.pass(15)
  expect((await guess(login, testPassword)).statusCode).toBe(200)
})

test('guesses sent at once are counted one by one', async () => {
  const login = await newLogin()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => guess(login, 'wrong', `10.2.0.${i}`)),
  )
  expect(answers.filter((a) => a.statusCode === 401).length).toBeLessThanOrEqual(6)
})

test('one source can not try one password on many accounts', async () => {
  const answers = []
  for (let i = 0; i < 60; i++) answers.push((await guess(`someone${i}`, testPassword, '10.3.0.1')).statusCode)
  expect(answers.filter((s) => s === 401).length).toBeLessThanOrEqual(41)
  expect(answers.at(-1)).toBe(429)
})

test('a whole office signs in from one address', async () => {
  const login = await newLogin()
  for (let i = 0; i < 60; i++) {
    await server.services.app.query(`delete from sign_in_throttle where kind = 'account'`)
    expect((await guess(login, testPassword, '10.6.0.1')).statusCode, `sign-in ${i}`).toBe(200)
  }
})

test('behind a proxy on this machine the address that it names counts, elsewhere it is not believed', async () => {
  const said = async (publicOrigin: string | undefined) => {
    const app = await startServer({ demo: false, publicOrigin })
    const ask = (i: number) =>
      app.app.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '127.0.0.1',
        headers: {
          origin: publicOrigin ?? 'http://localhost',
          host: 'localhost',
          'x-forwarded-for': `10.7.0.${i}`,
        },
        payload: { login: `nobody${i}`, password: 'wrong password' },
      })
    const statuses = []
    for (let i = 0; i < 45; i++) statuses.push((await ask(i)).statusCode)
    await app.close()
    return statuses.at(-1)
  }
  expect(await said('https://tongxing.example')).toBe(401)
  expect(await said(undefined)).toBe(429)
})

test('codes are throttled as well', async () => {
  const login = await newLogin()
  const half = server.client(
    cookieOf(await server.client().call(signIn, { body: { login, password: testPassword } })),
  )
  const right = await server.code(login)
  const statuses = []
  for (let i = 0; i < 12; i++) {
    const wrong = String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0')
    statuses.push((await half.call(giveSecondFactor, { body: { code: wrong } })).status)
  }
  expect(statuses.filter((s) => s === 401).length).toBeLessThanOrEqual(6)
  expect((await half.call(giveSecondFactor, { body: { code: right } })).status).toBe(429)
})

test('an unknown login, a wrong password, a disabled and a demonstration account answer alike', async () => {
  const [known, disabled, demo] = [await newLogin(), await newLogin(), await newLogin()]
  await withClient(server.services.admin, async (c) => {
    await c.query(`update account set status = 'disabled' where login = $1`, [disabled])
    await c.query('update account set demo = true where login = $1', [demo])
  })
  const answers = [
    await guess('nobody-of-this-name', testPassword, '10.4.0.1'),
    await guess(known, 'a wrong password', '10.4.0.2'),
    await guess(disabled, testPassword, '10.4.0.3'),
    await guess(demo, testPassword, '10.4.0.4'),
  ]
  const seen = answers.map((a) => {
    const { 'x-request-id': _id, date: _date, ...headers } = a.headers
    return JSON.stringify([a.statusCode, a.body, headers])
  })
  expect(new Set(seen).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(401)
})

test('the time of the answer does not tell whether a login exists', async () => {
  const known = await newLogin()
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let i = 0; i < 30; i++) {
    for (const kind of ['known', 'unknown'] as const) {
      await server.services.app.query('delete from sign_in_throttle')
      const start = process.hrtime.bigint()
      await guess(kind === 'known' ? known : 'nobody-here', 'wrong', '10.5.0.1')
      times[kind].push(Number(process.hrtime.bigint() - start) / 1e6)
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  const [a, b] = [median(times.known), median(times.unknown)]
  // Without the dummy hash an unknown login answers at least ten times faster.
  expect(Math.abs(a - b) / Math.max(a, b), `${a} ms against ${b} ms`).toBeLessThan(0.35)
})

test('invitations are guessed at no faster, and answer alike', async () => {
  const known = await newLogin()
  const take = (login: string) =>
    server
      .client()
      .call(acceptInvitation, { body: { login, code: 'AAAA-AAAA-AAAA-AAAA-AAAA', password: testPassword } })
  const [a, b] = [await take(known), await take('nobody-at-all')]
  expect([a.status, a.text]).toEqual([b.status, b.text])
  const statuses = []
  for (let i = 0; i < 12; i++) statuses.push((await take(known)).status)
  expect(statuses.at(-1)).toBe(429)
})

test('demonstration sessions do not live outside the demonstration', async () => {
  const client = await server.signIn({ role: 'worker' })
  expect((await client.call(readMe)).status).toBe(200)
  await withClient(server.services.admin, (c) =>
    c.query('update account set demo = true where id = $1', [client.account]),
  )
  expect((await client.call(readMe)).status).toBe(401)
})
