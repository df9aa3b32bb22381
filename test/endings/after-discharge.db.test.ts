import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import {
  answerSealing,
  exportEndings,
  listEndings,
  listSealing,
  prepareSealing,
  reportExits,
} from '#contract/ending-contract.ts'
import { createOrder } from '#contract/order-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import {
  answerSealedQuery,
  askSealedQuery,
  listSealedQueries,
  lookSealed,
} from '#contract/sealed-query-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import {
  type EndingWorld,
  endingWorld,
  registerLine as line,
  stateOf as stateSeenBy,
} from './ending-world.ts'

let world: EndingWorld
let server: TestServer
let worker: Client
let head: Client
let office: Client
let deputy: Client
let police: Client
let strangers: Client
/** Registered on the first day; its term is lived through in the last story. */
let inForce706: string

async function onDay(day: string): Promise<void> {
  await world.onDay(day)
  ;({ worker, head, office, deputy, police, strangers } = world.as)
}

beforeAll(async () => {
  world = await endingWorld('2025-06-02')
  server = world.server
  ;({ worker, head, office, deputy, police, strangers } = world.as)
  inForce706 = await caseInForce(server, office, worker, 706)
})
afterAll(() => server?.close())

const stateOf = (caseId: string) => stateSeenBy(office, caseId)

test('after a rehabilitation somebody calls until three years clean; whoever breaks it off begins anew', async () => {
  const made = await office.call(createOrder, { body: { draft: rehab, warnings: true } })
  const caseId = made.body.caseId ?? ''
  await record(office, caseId, 'reportedIn', '2025-05-10', { place: townships[0] })
  await onDay('2026-02-01')
  expect(await line(office, caseId, 'followUp')).toMatchObject({
    termEnds: '2025-11-09',
    threeYearsCleanOn: '2028-05-10',
    followUps: { done: 0, missed: 0, due: '2026-05-08' },
  })
  await record(office, caseId, 'visitMade', '2026-02-01', {})
  expect(await line(office, caseId, 'followUp')).toMatchObject({ followUps: { done: 1, due: null } })
  await record(office, caseId, 'relapseFound', '2026-02-01', { source: '自述', usedOn: '2026-01-20' })
  expect(await line(office, caseId, 'followUp')).toMatchObject({ threeYearsCleanOn: '2029-01-20' })
  const entry = randomUUID()
  const early = await office.call(reportExits, { body: { listNo: '1', cases: [{ caseId, entry }] } })
  expect(early).toMatchObject({ status: 422, body: { errors: [{ code: 'admit.stage' }] } })
})

const rehab = {
  person: {
    name: '测试707',
    sex: 'female',
    idKind: 'other',
    idNumber: unrealId(707),
    birthDate: '1990-01-01',
  },
  order: {
    measure: 'communityRehab',
    organ: '同行市公安局一区分局',
    organLevel: 'county',
    documentNo: '同公社康决字〔2025〕707号',
    decidedOn: '2025-05-02',
    termMonths: 6,
    executionPlace: townships[0],
    venue: 'hukou',
  },
  service: { servedOn: '2025-05-03', way: 'direct' },
}

test('a full term ends by itself; notices, follow-up, the list to the police, and the seal by three people', async () => {
  const caseId = inForce706
  const end = (await stateOf(caseId)).term.endsOn ?? ''
  await onDay(addDays(end, -20))
  expect(await line(worker, caseId, 'soon')).toMatchObject({ termEnds: end, endAssessedOn: null })
  const form = { kind: 'end', scale: '期满评估表', scaleVersion: 1 }
  await record(worker, caseId, 'assessmentMade', addDays(end, -20), form)
  expect(await line(worker, caseId, 'soon')).toMatchObject({ endAssessedOn: addDays(end, -20) })

  await onDay(addDays(end, 1))
  expect((await stateOf(caseId)).stage).toBe('discharged')
  expect(await line(worker, caseId, 'discharged')).toMatchObject({ noticesOpen: 3 })
  expect(await line(police, caseId, 'discharged')).toMatchObject({ noticesOpen: 3 })
  const told = { noticeNo: '同解字1号' }
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'person' })
  expect(await line(police, caseId, 'discharged')).toMatchObject({ noticesOpen: 2 })
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'family', way: 'mail' })
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'township' })
  expect(await line(police, caseId, 'discharged')).toBeUndefined()

  const full = (await stateOf(caseId)).threeYearsCleanOn ?? ''
  await onDay(addDays(full, 4))
  expect(await line(office, caseId, 'clean')).toMatchObject({ exit: { state: 'due', waitingDays: 4 } })
  expect((await office.call(prepareSealing, { params: { caseId }, body: {} })).status).toBe(422)
  const entry = randomUUID()
  const handed = await office.call(reportExits, { body: { listNo: '2028-1', cases: [{ caseId, entry }] } })
  expect(handed.body).toEqual({ reported: 1 })
  expect(await line(police, caseId, 'clean')).toMatchObject({ exit: { state: 'reported', listNo: '2028-1' } })
  await record(police, caseId, 'exitConfirmed', addDays(full, 4), { report: entry, confirmed: true })
  expect(await line(office, caseId, 'clean')).toMatchObject({ exit: { state: 'confirmed' } })
  // still to be issued: the notice of the rehabilitation in the story before
  const { items, counts } = (await police.call(listEndings, { query: { tab: 'clean', exit: 'open' } })).body
  expect(items).toEqual([])
  expect(counts).toMatchObject({ tabs: { clean: 1, discharged: 1 }, exits: { reported: 0, confirmed: 1 } })

  const { fileNo } = (await office.call(showCase, { params: { caseId } })).body
  const request = (await worker.call(prepareSealing, { params: { caseId }, body: {} })).body
  const answer = (who: Client, outcome: string) =>
    who.call(answerSealing, { params: { caseId, requestId: request.id }, body: { outcome } })
  expect((await answer(worker, 'approve')).status).toBe(422)
  expect((await head.call(listSealing)).body.items).toMatchObject([{ caseId, may: ['approve', 'refuse'] }])
  expect((await answer(office, 'approve')).body).toEqual({ status: 'approvedOnce' })
  expect((await answer(office, 'approve')).status).toBe(422)
  expect((await answer(head, 'approve')).status).toBe(422)
  expect((await answer(deputy, 'approve')).body).toEqual({ status: 'sealed' })

  for (const who of [worker, head, office, police])
    expect((await who.call(showCase, { params: { caseId } })).status).toBe(404)
  expect(await line(office, caseId, 'clean')).toBeUndefined()
  expect((await office.call(listSealing)).body.items).toEqual([])
  const found = await office.call(searchPeople, { body: { text: '测试706' } })
  expect(found.body.rows).toEqual([])
  await enteredAgain()
  await queryOf(fileNo)
  expect((await worker.call(exportEndings, { query: { tab: 'clean' } })).status).toBe(200)
})

/** A new order for the same number: nothing tells that there was a file, and it stands on a record of its own. */
async function enteredAgain(): Promise<void> {
  const again = {
    ...rehab,
    person: { ...rehab.person, name: '测试706', idNumber: unrealId(706) },
    order: {
      ...rehab.order,
      documentNo: '同公社康决字〔2029〕706号',
      decidedOn: addDays(server.services.clock.today(), -3),
    },
    service: { ...rehab.service, servedOn: addDays(server.services.clock.today(), -2) },
  }
  const made = await office.call(createOrder, { body: { draft: again, warnings: true } })
  expect(made.status, made.text).toBe(200)
  expect(made.text).not.toMatch(/personKnown|openCase/)
  const people = await withClient(server.services.admin, (c) =>
    c.query('select count(distinct person_id) as n from case_file where id = any($1)', [
      [inForce706, made.body.caseId],
    ]),
  )
  expect(people.rows).toEqual([{ n: 2 }])
}

/** A court asks for a sealed file: one writes it down, two others approve, it opens to its day and no longer. */
async function queryOf(fileNo: string): Promise<void> {
  const today = server.services.clock.today()
  const what = {
    asker: '某区人民法院',
    basis: '刑事诉讼法第五十四条',
    caseNo: '（2028）1号',
    scope: '是否有记录',
  }
  const tooLong = { ...what, fileNo, until: addDays(today, 31) }
  expect((await head.call(askSealedQuery, { body: tooLong })).status).toBe(422)
  const ask = async (no: string) =>
    (await head.call(askSealedQuery, { body: { ...what, fileNo: no, until: addDays(today, 5) } })).body.id
  const [real, none] = [await ask(fileNo), await ask('329801001-2025-9999')]
  const answer = (who: Client, queryId: string) =>
    who.call(answerSealedQuery, { params: { queryId }, body: { outcome: 'approve' } })
  const look = (who: Client, queryId: string) => who.call(lookSealed, { params: { queryId } })
  for (const id of [real, none]) {
    expect((await look(office, id)).status).toBe(404)
    expect((await answer(head, id)).status).toBe(422)
    expect((await answer(office, id)).body).toEqual({ status: 'approvedOnce' })
    expect((await answer(office, id)).status).toBe(422)
    expect((await look(office, id)).status).toBe(404)
    expect((await answer(deputy, id)).body).toEqual({ status: 'open' })
  }
  const seen = await look(office, real)
  expect(seen.body.page).toMatchObject({ fileNo, mayRecord: [], state: { stage: 'discharged' } })
  expect(seen.body.page.entries.length).toBeGreaterThan(5)
  expect((await look(office, none)).status).toBe(404)
  expect((await strangers.call(listSealedQueries)).body.items).toEqual([])
  expect((await look(strangers, real)).status).toBe(404)
  await onDay(addDays(today, 6))
  expect((await office.call(listSealedQueries)).body.items.map((q) => q.status)).toEqual(['over', 'over'])
  expect((await look(office, real)).status).toBe(404)
}

test('rebuilding everything from the journals changes nothing', async () => {
  const { cases, differed } = await rebuild(server.services)
  expect(cases).toBeGreaterThan(1)
  expect(differed['ending']).toBe(0)
})
