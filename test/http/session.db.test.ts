import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/account-contract.ts'
import { allRoutes } from '#contract/all.ts'
import {
  changePassword,
  giveSecondFactor,
  listSessions,
  readMe,
  signIn,
  signOut,
  signOutAll,
  stepUp,
  switchGrant,
} from '#contract/session-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { cookieOf, startServer, type TestServer, testPassword } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: false })
})
afterAll(() => server.close())

let made = 0
async function newLogin(role: 'worker' | 'securityAdmin' = 'worker'): Promise<string> {
  const login = `person${++made}`
  await server.account({ role, login, area: '329801001', org: 'station-1' })
  return login
}
const password = (login: string, headers = {}) =>
  server.client().call(signIn, { body: { login, password: testPassword }, headers })

test('two factors open a session, each with a cookie of its own', async () => {
  const login = await newLogin()
  const first = await password(login)
  expect(first.body).toEqual({ next: 'secondFactor' })
  const half = server.client(cookieOf(first))
  const second = await half.call(giveSecondFactor, { body: { code: await server.code(login) } })
  expect(second.body.grant).toMatchObject({ role: 'worker', area: '329801001' })
  const full = server.client(cookieOf(second))
  expect(full.cookie).not.toBe(half.cookie)
  expect((await half.call(readMe)).status).toBe(401)
  expect((await full.call(readMe)).body.user.login).toBe(login)
  expect((await full.call(signOut)).headers['set-cookie']).toMatch(/^__Host-tongxing=; .*Max-Age=0$/)
  expect((await full.call(readMe)).status).toBe(401)
})

test('between the factors nothing can be called but the second factor and signing out', async () => {
  const half = server.client(cookieOf(await password(await newLogin())))
  const open = allRoutes.filter((r) => r.halfSignedIn).map((r) => r.id)
  expect(open.sort()).toEqual(['session.confirmEnrolment', 'session.secondFactor', 'session.signOut'])
  const closed = allRoutes.filter((r) => r.roles !== 'public' && !r.halfSignedIn)
  const answered = closed.filter((r) => server.app.hasRoute({ method: r.method, url: r.path }))
  expect(answered.length).toBeGreaterThan(30)
  for (const route of answered)
    expect((await half.call(route)).body, route.id).toMatchObject({ status: 401, code: 'second-factor' })
})

test('a cookie set before signing in is never taken over', async () => {
  const planted = `__Host-tongxing=${'a'.repeat(43)}`
  const first = await password(await newLogin(), { cookie: planted })
  expect(cookieOf(first)).not.toBe(planted)
  expect((await server.client(planted).call(readMe)).status).toBe(401)
})

test('a code is good once, and one step early or late', async () => {
  const login = await newLogin()
  const half = async () => server.client(cookieOf(await password(login)))
  const code = await server.code(login)
  expect((await (await half()).call(giveSecondFactor, { body: { code } })).status).toBe(200)
  const again = await (await half()).call(giveSecondFactor, { body: { code } })
  expect(again.body).toMatchObject({ status: 401, code: 'code-failed' })
  for (const [steps, status] of [
    [-2, 401],
    [2, 401],
    [-1, 200],
    [1, 200],
  ] as const) {
    const answer = await (await half()).call(giveSecondFactor, {
      body: { code: await server.code(login, steps) },
    })
    expect(answer.status, `${steps} steps`).toBe(status)
  }
})

test('two requests with one code: one wins', async () => {
  const login = await newLogin()
  const halves = await Promise.all([password(login), password(login), password(login)])
  const code = await server.code(login)
  const answers = await Promise.all(
    halves.map((h) => server.client(cookieOf(h)).call(giveSecondFactor, { body: { code } })),
  )
  expect(answers.map((a) => a.status).sort()).toEqual([200, 401, 401])
})

test('a session ends after fifteen idle minutes, after twelve hours, and lives on while it is used', async () => {
  const login = await newLogin()
  const idle = await server.enter(login)
  server.services.clock.pass(16)
  expect((await idle.call(readMe)).status).toBe(401)
  const used = await server.enter(login)
  for (let minutes = 0; minutes < 710; minutes += 10) {
    server.services.clock.pass(10)
    expect((await used.call(readMe)).status, `after ${minutes + 10} minutes`).toBe(200)
  }
  server.services.clock.pass(11)
  expect((await used.call(readMe)).status).toBe(401)
})

test('a half session lives ten minutes', async () => {
  const login = await newLogin()
  const half = server.client(cookieOf(await password(login)))
  server.services.clock.pass(11)
  expect((await half.call(giveSecondFactor, { body: { code: await server.code(login) } })).status).toBe(401)
})

test('the fourth session ends the first; signing out everywhere ends them all', async () => {
  const login = await newLogin()
  const sessions = []
  for (let i = 0; i < 4; i++) {
    sessions.push(await server.enter(login))
    server.services.clock.pass(1)
  }
  const statuses = await Promise.all(sessions.map(async (s) => (await s.call(readMe)).status))
  expect(statuses).toEqual([401, 200, 200, 200])
  const own = await sessions[3]?.call(listSessions)
  expect(own?.body.sessions.map((s) => s.here)).toEqual([true, false, false])
  await sessions[1]?.call(signOutAll)
  expect(await Promise.all(sessions.map(async (s) => (await s.call(readMe)).status))).toEqual([
    401, 401, 401, 401,
  ])
})

test('an ended right, a revoked right and a disabled account take effect with the next request', async () => {
  const asAdmin = (sql: string, id: string) => withClient(server.services.admin, (c) => c.query(sql, [id]))
  for (const [sql, status, code] of [
    ['update account_grant set revoked_at = now() where account_id = $1', 403, 'no-grant'],
    [`update account_grant set to_day = '2025-06-02' where account_id = $1`, 403, 'no-grant'],
    [`update account set status = 'disabled' where id = $1`, 401, 'unauthenticated'],
  ] as const) {
    const client = await server.signIn({ role: 'securityAdmin' })
    const accounts = allRoutes.find((r) => r.id === 'account.list')
    if (!accounts) throw new Error('account.list is gone')
    expect((await client.call(accounts)).status).toBe(200)
    await asAdmin(sql, client.account)
    expect((await client.call(accounts)).body).toMatchObject({ status, code })
  }
})

test('another grant is another token, and only a grant of one’s own in force', async () => {
  const login = await newLogin()
  const client = await server.enter(login)
  const second = '0197a0a0-0000-7000-8000-00000000000a'
  await withClient(server.services.admin, (c) =>
    c.query(
      `insert into account_grant (id, account_id, role, org_id, area, from_day, source, granted_at, approved_at)
       values ($1, $2, 'stationHead', 'station-9', '329801002', '2025-06-02', 'demo', now(), now())`,
      [second, client.account],
    ),
  )
  const me = await client.call(readMe)
  expect(me.body.grants.map((g) => g.role).sort()).toEqual(['stationHead', 'worker'])
  const switched = await client.call(switchGrant, { body: { grant: second } })
  expect(switched.body.grant?.role).toBe('stationHead')
  expect((await client.call(readMe)).status).toBe(401)
  const stranger = await server.enter(await newLogin())
  expect((await stranger.call(switchGrant, { body: { grant: second } })).status).toBe(404)
})

test('what needs a fresh factor asks for it, and the step up renews the token', async () => {
  const login = await newLogin('securityAdmin')
  const client = await server.enter(login)
  server.services.clock.pass(6)
  const body = { login: 'new.person', name: '新人' }
  expect((await client.call(createAccount, { body })).body).toMatchObject({ status: 401, code: 'step-up' })
  const wrong = await client.call(stepUp, { body: { code: '000000' } })
  expect(wrong.status).toBe(401)
  const fresh = await client.call(stepUp, { body: { code: await server.code(login) } })
  expect((await client.call(readMe)).status).toBe(401)
  expect((await server.client(cookieOf(fresh)).call(createAccount, { body })).status).toBe(200)
})

test('a changed password ends the other sessions; weak ones are refused in a sentence', async () => {
  const login = await newLogin()
  const other = await server.enter(login)
  server.services.clock.pass(1)
  const client = await server.enter(login)
  const change = (current: string, next: string) =>
    client.call(changePassword, { body: { current, password: next } })
  expect((await change('wrong', '山坡上的三棵柿子树')).body).toMatchObject({ status: 422 })
  const weak = await change(testPassword, '禁毒社工2025禁毒社工')
  expect(weak.body).toMatchObject({ status: 422, errors: [{ code: 'password-easy', pointer: '#/password' }] })
  expect((await other.call(readMe)).status).toBe(200)
  expect((await change(testPassword, '山坡上的三棵老柿子树又红了')).status).toBe(200)
  expect((await other.call(readMe)).status).toBe(401)
  expect((await client.call(readMe)).status).toBe(200)
})
