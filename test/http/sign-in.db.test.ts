import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveSecondFactor, readMe, signIn, signOut } from '#contract/session-contract.ts'
import {
  type Client,
  startServer,
  type TestAnswer,
  type TestServer,
  testPassword,
} from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.account({ role: 'worker', login: 'lin', area: '329801001', org: 'station-1' })
})
afterAll(() => server.close())

test('two factors open a session, each with a cookie of its own', async () => {
  const first = await server.client().call(signIn, { body: { login: 'lin', password: testPassword } })
  expect(first.status, first.text).toBe(200)
  expect(first.body.next).toBe('secondFactor')
  const half = following(first)
  expect((await half.call(readMe)).body).toMatchObject({ status: 401, code: 'second-factor' })

  const second = await half.call(giveSecondFactor, { body: { code: first.body.demoCode } })
  expect(second.status, second.text).toBe(200)
  expect(second.body.grant).toMatchObject({ role: 'worker', area: '329801001' })
  const full = following(second)
  expect(full.cookie).not.toBe(half.cookie)
  expect((await half.call(readMe)).status).toBe(401)
  expect((await full.call(readMe)).body.user.login).toBe('lin')

  expect((await full.call(signOut)).status).toBe(200)
  expect((await full.call(readMe)).status).toBe(401)
})

function following(answer: TestAnswer): Client {
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^__Host-tongxing=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
  return server.client(cookie.split(';')[0])
}
