import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { withClient } from '#server/database/pool.ts'
import { checkFigures } from '#server/jobs/check-figures.ts'
import { checkOwners } from '#server/jobs/check-owners.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { emptyDatabase } from '#test/support/database.ts'
import {
  answerOn,
  askToMove,
  far,
  type HandoverWorld,
  handoverWorld,
  inForce,
  places,
  sees,
  sendOn,
  stationOf,
} from './handover-world.ts'

let w: HandoverWorld
beforeAll(async () => {
  w = await handoverWorld()
})
afterAll(() => w.server.close())

const who: HandoverWorld['who'] = (kind, township) => w.who(kind, township)
const taker = (i: number) => ({ outcome: 'accept', station: stationOf[i], worker: who('workers', i).account })

test('two dozen moves between two townships: every night somebody is responsible, lists and figures agree', async () => {
  const moved: string[] = []
  for (let n = 0; n < 12; n++) moved.push(await inForce(w, 20 + n))
  let at = 0
  for (const day of ['2025-06-10', '2025-06-25']) {
    await w.travel(day)
    const to = 1 - at
    for (const [n, caseId] of moved.entries()) {
      const changed = n % 3 === 0 ? '2025-06-26' : day
      const id = await askToMove(
        who('workers', at),
        caseId,
        places[to] ?? '',
        day === '2025-06-10' ? day : changed,
      )
      await sendOn(who('offices', at), caseId, id)
      if (n % 4 === 1) {
        await answerOn(who('offices', to), caseId, id, { outcome: 'refuse', reason: '缺协议书' })
        expect(await checkOwners(w.server.services)).toEqual([])
        await sendOn(who('offices', at), caseId, id)
      }
      expect((await answerOn(who('offices', to), caseId, id, taker(to))).status).toBe(200)
    }
    expect(await checkOwners(w.server.services)).toEqual([])
    at = to
  }
  await w.travel('2025-06-27')
  for (const caseId of moved) expect(await sees(who('workers', 0), caseId)).toBe(200)
  expect(await checkOwners(w.server.services)).toEqual([])
  expect(await checkFigures(w.server.services)).toEqual([])
  const { differed } = await rebuild(w.server.services)
  expect(Object.values(differed).every((n) => n === 0)).toBe(true)
  await w.travel('2025-06-02')
})

test('answered twice at once, a file is accepted once', async () => {
  const caseId = await inForce(w, 40)
  const id = await askToMove(who('workers', 0), caseId, places[1])
  await sendOn(who('offices', 0), caseId, id)
  const answers = await Promise.all([
    answerOn(who('offices', 1), caseId, id, taker(1)),
    answerOn(who('offices', 1), caseId, id, taker(1)),
    answerOn(who('offices', 1), caseId, id, { outcome: 'refuse', reason: '材料不全' }),
  ])
  expect(answers.map((a) => a.status).filter((status) => status === 200)).toHaveLength(1)
  expect(answers.every((a) => [200, 404, 409, 422].includes(a.status))).toBe(true)
  expect(await checkOwners(w.server.services)).toEqual([])
})

test('the nightly check names the case and the days', async () => {
  const caseId = await inForce(w, 50)
  await withClient(w.server.services.admin, async (c) => {
    await c.query('update assignment set to_day = $2 where case_id = $1', [caseId, '2025-05-20'])
  })
  expect(await checkOwners(w.server.services)).toEqual([
    {
      region: '3298',
      case: caseId,
      days: [{ what: 'worker', from: '2025-05-20', to: w.server.services.clock.today() }],
    },
  ])
  await withClient(w.server.services.admin, (c) =>
    c.query('update assignment set to_day = null where case_id = $1', [caseId]),
  )
})

test('a handler that forgets its checks still finds no row of a hand-over that is not the reader’s', async () => {
  const caseId = await inForce(w, 60)
  const id = await askToMove(who('workers', 0), caseId, places[1])
  await sendOn(who('offices', 0), caseId, id)
  const seen = async (client: { account: string }, settings: Record<string, string>) => {
    const tx = await w.server.services.app.connect()
    try {
      await tx.query('begin')
      await tx.query('select app_enter($1::jsonb)', [JSON.stringify({ user: client.account, ...settings })])
      return (await tx.query('select case_id from handover where id = $1', [id])).rows.length
    } finally {
      await tx.query('rollback')
      tx.release()
    }
  }
  const all = { station: '*', worker: '*' }
  expect(await seen(who('offices', 1), { role: 'townshipOffice', area: places[1], ...all })).toBe(1)
  expect(await seen(w.hands().police, { role: 'policeLiaison', area: places[1], ...all })).toBe(0)
  expect(await seen(who('offices', 2), { role: 'townshipOffice', area: far, ...all })).toBe(0)
  expect(
    await seen(who('workers', 1), {
      role: 'worker',
      area: places[1],
      station: '*',
      worker: who('workers', 1).account,
    }),
  ).toBe(0)
  expect(await seen(who('workers', 1), {})).toBe(0)
})

test('in the demonstration nobody under measure is without an office and a worker', async () => {
  const db = await emptyDatabase({ today: '2026-03-01' })
  try {
    const plan = demoPlan({ seed: 1, scale: 'tiny', asOf: toDayNumber('2026-03-01') })
    await loadDemo({ services: db, owner: db.admin }, plan, readAllAreas())
    expect(await checkOwners(db)).toEqual([])
  } finally {
    await db.close()
  }
})
