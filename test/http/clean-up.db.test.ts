import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/account-contract.ts'
import { readMe } from '#contract/session-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { cleanUpSessions } from '#server/store/session-clean-up.ts'
import { startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const count = (table: string) =>
  withClient(
    server.services.admin,
    async (c) => (await c.query(`select count(*)::int as n from ${table}`)).rows[0].n,
  )

test('what has served its time goes, what is in use stays', async () => {
  const client = await server.signIn({ role: 'securityAdmin' })
  await client.call(createAccount, { body: { login: 'someone.new', name: '新人' } })
  await withClient(server.services.admin, (c) => c.query(`update idempotency set at = now()`))
  const { clock, job } = server.services
  expect(await cleanUpSessions(job, clock.now())).toEqual({ sessions: 0, replies: 0 })
  expect((await client.call(readMe)).status).toBe(200)
  await withClient(server.services.admin, (c) =>
    c.query(`update idempotency set at = now() - interval '40 days'`),
  )
  const later = new Date(Date.now() + 40 * 86_400_000).toISOString()
  expect(await cleanUpSessions(job, later)).toEqual({ sessions: 1, replies: 1 })
  expect([await count('session'), await count('idempotency')]).toEqual([0, 0])
})
