import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  approveGrant,
  createAccount,
  disableAccount,
  listAccounts,
  proposeGrant,
  readAccount,
  resetAccount,
  revokeGrant,
} from '#contract/account-contract.ts'
import { acceptInvitation, confirmEnrolment, readMe, setUp, signIn } from '#contract/session-contract.ts'
import { about } from '#contract/system-contract.ts'
import { setUpCode } from '#server/accounts/set-up.ts'
import { codeAt, stepAt } from '#server/accounts/totp.ts'
import { withClient } from '#server/database/pool.ts'
import { type Client, cookieOf, startServer, type TestServer, testPassword } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: false })
  await withClient(server.services.admin, async (c) => {
    await c.query(`insert into area (code, level, name) values ('329801001', 'township', '一镇')`)
    await c.query(
      `insert into organisation (id, kind, name, area) values ('station-1', 'station', '站1', '329801001')`,
    )
  })
})
afterAll(() => server.close())

/** Takes up an invitation as its holder would: password, authenticator, first code. */
async function takeUp(login: string, code: string, password = testPassword): Promise<Client> {
  const accepted = await server.client().call(acceptInvitation, { body: { login, code, password } })
  if (accepted.status !== 200) throw new Error(accepted.text)
  const secret = accepted.body.secret ?? ''
  expect(accepted.body.qrSvg).toContain('<svg')
  const half = server.client(cookieOf(accepted))
  expect((await half.call(readMe)).body).toMatchObject({ code: 'enrolment-unfinished' })
  const confirmed = await half.call(confirmEnrolment, {
    body: { code: codeAt(secret, stepAt(server.services.clock.now())) },
  })
  if (confirmed.status !== 200) throw new Error(confirmed.text)
  return server.client(cookieOf(confirmed), confirmed.body.user.id)
}

let security: Client
let system: Client
const person = (login: string) => ({ login, name: `管理${login}` })

test('an empty installation is set up by two people with the code of the console, once', async () => {
  const code = await setUpCode(server.services)
  if (!code) throw new Error('an empty installation has a set-up code')
  expect((await server.client().call(about)).body).toMatchObject({ needsSetUp: true, demoLogins: [] })
  const ask = (body: unknown) => server.client().call(setUp, { body })
  const two = { securityAdmin: person('anquan'), systemAdmin: person('xitong') }
  expect((await ask({ ...two, code: 'AAAA-BBBB' })).body).toMatchObject({ code: 'set-up-failed' })
  expect((await ask({ code, securityAdmin: person('same'), systemAdmin: person('same') })).status).toBe(422)
  const done = await ask({ ...two, code: code.toLowerCase().replaceAll('-', ' ') })
  expect(done.status, done.text).toBe(200)
  expect((await ask({ ...two, code })).status).toBe(404)
  expect(await setUpCode(server.services)).toBeUndefined()
  const codeFor = (login: string) => done.body.invitations.find((i) => i.login === login)?.code ?? ''
  security = await takeUp('anquan', codeFor('anquan'))
  system = await takeUp('xitong', codeFor('xitong'))
  expect((await security.call(readMe)).body.grant?.role).toBe('securityAdmin')
  expect((await system.call(readMe)).body.grant?.role).toBe('systemAdmin')
})

let workerId = ''
test('an invitation sets password and second factor, and is good once', async () => {
  const made = await security.call(createAccount, { body: { login: 'shegong.lin', name: '林社工' } })
  expect(made.status, made.text).toBe(200)
  workerId = made.body.account
  const { code } = made.body
  const take = (password: string) =>
    server.client().call(acceptInvitation, { body: { login: 'shegong.lin', code, password } })
  expect((await take('短')).body).toMatchObject({ status: 422, errors: [{ code: 'password-short' }] })
  expect((await take('林社工 shegong.lin')).body).toMatchObject({ errors: [{ code: 'password-easy' }] })
  const worker = await takeUp('shegong.lin', code)
  expect((await take(testPassword)).body).toMatchObject({ code: 'invitation-failed' })
  expect((await worker.call(readMe)).body).toMatchObject({ grant: null, grants: [] })
  expect(
    (await security.call(createAccount, { body: { login: 'shegong.lin', name: '另一人' } })).status,
  ).toBe(422)
})

const right = {
  role: 'worker',
  org: 'station-1',
  area: '329801001',
  from: '2025-06-02',
  to: null,
  reason: '新入职',
}
const read = async () => (await security.call(readAccount, { params: { accountId: workerId } })).body
const version = (n: number) => ({ 'if-match': `"${n}"` })

test('a right needs two people, and neither is its holder', async () => {
  const params = { accountId: workerId }
  expect((await system.call(proposeGrant, { params, body: right })).status).toBe(403)
  expect((await security.call(proposeGrant, { params, body: { ...right, org: 'nowhere' } })).status).toBe(422)
  const proposed = await security.call(proposeGrant, { params, body: right })
  expect(proposed.body.grants.map((g) => g.state)).toEqual(['proposed'])
  const grant = proposed.body.grants[0]?.id ?? ''
  const decide = (who: Client, v = proposed.body.version) =>
    who.call(approveGrant, {
      params: { ...params, grantId: grant },
      body: { approve: true },
      headers: version(v),
    })
  expect((await decide(security)).body).toMatchObject({ status: 422, errors: [{ code: 'same-person' }] })
  expect((await decide(system, 1)).status).toBe(409)
  const approved = await decide(system)
  expect(approved.body.grants[0]).toMatchObject({
    state: 'inForce',
    proposedBy: '管理anquan',
    approvedBy: '管理xitong',
  })
  expect((await decide(system, approved.body.version)).status).toBe(409)
  const own = await security.call(proposeGrant, { params: { accountId: security.account }, body: right })
  expect(own.body).toMatchObject({ errors: [{ code: 'own-grant' }] })
})

test('nobody holds two of the offices system, security and audit: refused by the program and by the table', async () => {
  const wish = { ...right, role: 'auditor', org: 'installation', area: 'cn' }
  const refused = await security.call(proposeGrant, { params: { accountId: system.account }, body: wish })
  expect(refused.body).toMatchObject({ status: 422, errors: [{ code: 'two-offices' }] })
  await expect(insertGrant({ account: system.account, role: 'auditor', office: 'audit' })).rejects.toThrow(
    /foreign key/,
  )
  await expect(insertGrant({ account: system.account, role: 'auditor', office: null })).rejects.toThrow(
    /check/,
  )
})

test('the table itself refuses approval by the proposer, by the holder, and rights without a proposer', async () => {
  const self = { granted_by: security.account, approved_by: security.account }
  await expect(insertGrant({ account: workerId, ...self })).rejects.toThrow(/check/)
  await expect(
    insertGrant({ account: workerId, granted_by: security.account, approved_by: workerId }),
  ).rejects.toThrow(/check/)
  await expect(
    insertGrant({ account: workerId, granted_by: workerId, approved_by: security.account }),
  ).rejects.toThrow(/check/)
  await expect(
    insertGrant({ account: workerId, granted_by: null, approved_by: security.account }),
  ).rejects.toThrow(/check/)
  await insertGrant({ account: workerId, granted_by: security.account, approved_by: system.account })
})

test('a revoked right and a disabled account end at once', async () => {
  const worker = await server.signIn('shegong.lin')
  expect((await worker.call(readMe)).body.grant?.role).toBe('worker')
  for (const grant of (await read()).grants) {
    const params = { accountId: workerId, grantId: grant.id }
    const answer = await system.call(revokeGrant, {
      params,
      body: { reason: '调岗' },
      headers: version((await read()).version),
    })
    expect(answer.status, answer.text).toBe(200)
  }
  expect((await worker.call(readMe)).body.grant).toBeNull()
  const params = { accountId: workerId }
  const body = { reason: '离职' }
  expect((await system.call(disableAccount, { params, body })).status).toBe(428)
  const disabled = await system.call(disableAccount, {
    params,
    body,
    headers: version((await read()).version),
  })
  expect(disabled.body.status).toBe('disabled')
  expect((await worker.call(readMe)).status).toBe(401)
  expect(
    (await server.client().call(signIn, { body: { login: 'shegong.lin', password: testPassword } })).status,
  ).toBe(401)
})

test('a reset renews one factor, demands the other, and shows no secret to the administrator', async () => {
  const made = await security.call(createAccount, { body: { login: 'shegong.gao', name: '高社工' } })
  await takeUp('shegong.gao', made.body.code)
  const params = { accountId: made.body.account }
  const account = async () => (await security.call(readAccount, { params })).body
  const reset = async (what: string) =>
    security.call(resetAccount, {
      params,
      body: { what, reason: '手机遗失' },
      headers: version((await account()).version),
    })
  const lost = await reset('secondFactor')
  expect(Object.keys(lost.body).sort()).toEqual(['account', 'code', 'login', 'validUntil'])
  expect((await account()).secondFactor).toBe('resetting')
  expect((await reset('password')).body).toMatchObject({ errors: [{ code: 'reset-open' }] })
  const take = (password: string) =>
    server.client().call(acceptInvitation, { body: { login: 'shegong.gao', code: lost.body.code, password } })
  expect((await take('不是原来的那个密码啊')).body).toMatchObject({ code: 'invitation-failed' })
  await takeUp('shegong.gao', lost.body.code)
  const forgotten = await reset('password')
  const accepted = await server.client().call(acceptInvitation, {
    body: { login: 'shegong.gao', code: forgotten.body.code, password: '屋檐下面晾着三件旧蓝布衫' },
  })
  expect(accepted.body).toEqual({ next: 'secondFactor' })
  expect((await server.client(cookieOf(accepted)).call(readMe)).body).toMatchObject({ code: 'second-factor' })
})

test('the list finds by login and name, pages by key, and shows no secret', async () => {
  const found = await security.call(listAccounts, { query: { q: '高社' } })
  expect(found.body.accounts.map((a) => a.login)).toEqual(['shegong.gao'])
  const first = await security.call(listAccounts, { query: { limit: 2 } })
  const second = await security.call(listAccounts, { query: { limit: 2, after: first.body.next ?? '' } })
  const logins = [...first.body.accounts, ...second.body.accounts].map((a) => a.login)
  expect(logins).toEqual([...logins].sort())
  expect(new Set(logins).size).toBe(4)
  expect(first.text).not.toMatch(/argon|totp|hash|sealed/i)
  expect((await security.call(listAccounts, { query: { after: 'nonsense' } })).status).toBe(400)
})

async function insertGrant(g: {
  account: string
  role?: string
  office?: string | null
  granted_by?: string | null
  approved_by?: string | null
}): Promise<void> {
  const { account, role = 'worker', office = null, granted_by = security.account, approved_by = null } = g
  await withClient(server.services.admin, (c) =>
    c.query(
      `insert into account_grant (id, account_id, role, org_id, area, from_day, office, granted_by, approved_by, granted_at, approved_at)
       values (gen_random_uuid(), $1, $2, 'station-1', '329801001', '2025-06-02', $3, $4, $5, now(), case when $5::text is null then null else now() end)`,
      [account, role, office, granted_by, approved_by],
    ),
  )
}
