import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAccessLog } from '#contract/account-contract.ts'
import { showCase } from '#contract/case-contract.ts'
import { listUnallocated } from '#contract/staff-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { buildWorld, relations, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

const see = async (role: 'worker' | 'stationHead', relation: (typeof relations)[number]) =>
  (await world.client(role)).call(showCase, { params: { caseId: world.targets[relation].caseId } })

test('says who looked at what, why and when, and nothing of what was seen', async () => {
  expect((await see('worker', 'own')).status).toBe(200)
  expect((await see('stationHead', 'sameStation')).status).toBe(200)
  expect((await see('worker', 'otherCity')).status).toBe(404)
  const auditor = await world.client('auditor')
  const { own } = world.targets
  const log = await auditor.call(readAccessLog, { query: { case: own.caseId } })
  expect(log.status, log.text).toBe(200)
  expect(log.body.entries).toHaveLength(1)
  expect(log.body.entries[0]).toMatchObject({
    user: own.worker,
    role: 'worker',
    org: 'station-a',
    purpose: 'casework',
    action: 'case.show',
    case: own.caseId,
    person: own.personId,
  })
  const everything = await auditor.call(readAccessLog)
  const contents = relations.flatMap((r) =>
    world.targets[r].markers.filter((m) => !/^[0-9a-f-]{36}$/.test(m)),
  )
  expect(contents.filter((m) => everything.text.includes(m))).toEqual([])
})

test('reading the log is itself in the log', async () => {
  const auditor = await world.client('auditor')
  const before = await auditor.call(readAccessLog, { query: { action: 'account.accessLog' } })
  const after = await auditor.call(readAccessLog, { query: { action: 'account.accessLog' } })
  expect(after.body.entries.length).toBe(before.body.entries.length + 1)
  expect(after.body.entries[0]).toMatchObject({ user: auditor.account, purpose: 'audit' })
})

test('filters and pages cover everything once, newest first', async () => {
  for (let i = 0; i < 7; i++) await (await world.client('stationHead')).call(listUnallocated)
  const auditor = await world.client('auditor')
  const ids: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const query: Record<string, string | number> = {
      action: 'staff.unallocated',
      limit: 3,
      ...(after ? { after } : {}),
    }
    const page = await auditor.call(readAccessLog, { query })
    ids.push(...page.body.entries.map((e) => e.id))
    after = page.body.next
  }
  expect(ids.length).toBe(7)
  expect(new Set(ids).size).toBe(7)
  const none = await auditor.call(readAccessLog, { query: { from: '2025-06-03' } })
  expect(none.body.entries).toEqual([])
  const today = await auditor.call(readAccessLog, {
    query: { from: '2025-06-02', to: '2025-06-02', role: 'worker' },
  })
  expect(today.body.entries.length).toBe(1)
})

test('an auditor reads the log of the own area only', async () => {
  const elsewhere = await world.server.signIn({ role: 'auditor', area: '3297' })
  const log = await elsewhere.call(readAccessLog)
  expect(log.body.entries.filter((e) => e.action !== 'account.accessLog')).toEqual([])
})

test('where the log can not be written, nothing is shown', async () => {
  const asOwner = (sql: string) => withClient(world.server.services.admin, (c) => c.query(sql))
  await asOwner(`alter table access_log add constraint full_disk check (action <> 'case.show') not valid`)
  try {
    const answer = await see('worker', 'own')
    expect(answer.status).toBe(500)
    expect(world.targets.own.markers.filter((m) => answer.text.includes(m))).toEqual([])
  } finally {
    await asOwner('alter table access_log drop constraint full_disk')
  }
  expect((await see('worker', 'own')).status).toBe(200)
})

test('nobody can change or remove an entry', async () => {
  for (const sql of ['delete from access_log', `update access_log set user_id = 'x'`, 'truncate access_log'])
    for (const pool of [world.server.services.app, world.server.services.job])
      await expect(pool.query(sql)).rejects.toThrow(/permission denied/)
})
