import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  answerConsequence,
  listConsequences,
  recordInterview,
  showConsequence,
} from '#contract/consequence-contract.ts'
import {
  addAppeal,
  addFind,
  answerAppeal,
  answerFind,
  giveMark,
  saveSelf,
  showRoundArea,
} from '#contract/evaluation-area-contract.ts'
import {
  bulletin,
  checkRound,
  evaluationHistory,
  listRounds,
  publishRound,
  roundWorkbook,
  showRound,
  tellResults,
} from '#contract/evaluation-contract.ts'
import {
  searchRectifications,
  showRectification,
  stepRectificationRoute,
} from '#contract/rectification-contract.ts'
import { sealReportRoute, showReport } from '#contract/report-contract.ts'
import { caseInForce } from '#test/orders/case-in-force.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import {
  begin,
  expectOk,
  foundDistrict,
  handIn,
  laterOn,
  markAll,
  type People,
  review,
  three,
} from './three-townships.ts'

let server: TestServer
let people: People

beforeAll(async () => {
  server = await startServer({ today: '2026-01-12' })
  people = await foundDistrict(server)
  const worker = await server.signIn({ role: 'worker', org: 'station-1', area: three[0] })
  const [office] = people.offices
  if (office) for (let n = 1; n <= 6; n++) await caseInForce(server, office, worker, n)
})
afterAll(() => server.close())

const office = (i: number): Client => {
  const found = people.offices[i]
  if (!found) throw new Error('no such office')
  return found
}
const params = (roundId: string) => ({ params: { roundId } })
const at = (roundId: string, area: string) => ({ params: { roundId, area } })
const shown = async (who: Client, roundId: string) =>
  (await expectOk(who.call(showRound, params(roundId)))).body

/** A told round whose last place is the third township: it got least from both reviewers. */
async function told(): Promise<string> {
  const { first, second } = people
  const roundId = await begin(first)
  for (const i of [0, 1, 2]) await handIn(office(i), roundId)
  await review(first, roundId)
  for (const [i, area] of three.entries())
    for (const who of [first, second]) await markAll(who, roundId, area, [0.95, 0.8, 0.4][i] ?? 0)
  await expectOk(first.call(tellResults, { ...params(roundId), body: {} }))
  return roundId
}

test('given a round in self-assessment, then an area reads and writes itself only, and no computed number', async () => {
  const roundId = await begin(people.first)
  const own = await expectOk(office(0).call(showRoundArea, at(roundId, three[0])))
  expect(own.body).toMatchObject({ maySelf: true, mayReview: false, marks: [] })
  expect((await office(0).call(showRoundArea, at(roundId, three[1]))).status).toBe(404)
  const computed = { item: 'testRate', points: 1500, text: '' }
  expect((await office(0).call(saveSelf, { ...params(roundId), body: computed })).status).toBe(422)
  const tooMuch = { item: 'leadership', points: 1001, text: '' }
  expect((await office(0).call(saveSelf, { ...params(roundId), body: tooMuch })).status).toBe(422)
  const person = { item: 'leadership', points: 800, text: '帮扶 32980119900101999X 就业' }
  expect((await office(0).call(saveSelf, { ...params(roundId), body: person })).status).toBe(422)
  await handIn(office(0), roundId)
  const again = { item: 'leadership', points: 900, text: '' }
  expect((await office(0).call(saveSelf, { ...params(roundId), body: again })).status).toBe(422)
  const rows = (await shown(people.first, roundId)).rows
  expect(rows.map((r) => r.submitted)).toEqual([true, false, false])
  const others = await shown(office(1), roundId)
  expect(others.rows.map((r) => r.area.code)).toEqual([three[1]])
  expect(others.round.submitted).toBeNull()
  // the draft of one that has not handed in is not for the office yet
  await expectOk(
    office(1).call(saveSelf, { ...params(roundId), body: { item: 'leadership', points: 700, text: '草稿' } }),
  )
  expect((await people.first.call(showRoundArea, at(roundId, three[1]))).body.self).toEqual([])
})

test('given somebody who holds a right in a township, then he or she does not review it, and the others are open', async () => {
  const { services } = server
  const both = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name: '丙' })
  await services.job.query(
    `insert into account_grant (id, account_id, role, org_id, area, from_day, source, granted_at, approved_at)
     values ($1, $2, 'townshipOffice', 'office-x', $3, '2025-01-01', 'demo', now(), now())`,
    [randomUUID(), both.account, three[1]],
  )
  const roundId = await begin(people.first)
  await review(people.first, roundId)
  const body = { item: 'leadership', points: 500, text: '' }
  const refused = await both.call(giveMark, { ...at(roundId, three[1]), body })
  expect([refused.status, refused.text.includes('evaluation-own-area')]).toEqual([422, true])
  expect((await both.call(showRoundArea, at(roundId, three[1]))).body).toMatchObject({
    barred: true,
    mayReview: false,
  })
  await expectOk(both.call(giveMark, { ...at(roundId, three[0]), body }))
  expect((await office(0).call(giveMark, { ...at(roundId, three[0]), body })).status).toBe(403)
  const early = await people.first.call(tellResults, { ...params(roundId), body: {} })
  expect([early.status, early.text.includes('evaluation-unmarked')]).toEqual([422, true])
})

test('given reviewed areas, then points come from the sealed year, are told, appealed by those who did not review, and counted again to the byte', async () => {
  const { first } = people
  const roundId = await told()
  const whole = await shown(first, roundId)
  expect(whole.round.stage).toBe('told')
  expect(whole.rows.map((r) => r.rank?.last)).toEqual([false, false, true])
  const own = (await expectOk(office(0).call(showRoundArea, at(roundId, three[0])))).body
  const execution = own.row.score?.items.find((i) => i.key === 'agreementRate')
  expect(execution).toMatchObject({ numerator: 0, denominator: 6, points: 0 })
  expect(own.marks).toEqual([])
  expect(own.row.rank).toBeNull()

  const appealId = randomUUID()
  const text = '一次研究会议没有计入。'
  await expectOk(
    office(2).call(addAppeal, { ...params(roundId), body: { id: appealId, item: 'leadership', text } }),
  )
  expect((await office(1).call(showRoundArea, at(roundId, three[1]))).body.appeals).toEqual([])
  const answer = { outcome: 'upheld', reason: '核对纪要，属实。', amount: 500 } as const
  const reviewer = await first.call(answerAppeal, { params: { appealId }, body: answer })
  expect([reviewer.status, reviewer.text.includes('evaluation-own-review')]).toEqual([422, true])
  const other = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name: '丁' })
  const before = whole.rows
  await expectOk(other.call(answerAppeal, { params: { appealId }, body: answer }))
  const after = (await shown(first, roundId)).rows
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
  expect(
    after[2]?.score?.items.filter((i, k) => i.points !== before[2]?.score?.items[k]?.points),
  ).toMatchObject([{ key: 'leadership' }])
  const late = (await office(2).call(showRoundArea, at(roundId, three[2]))).body
  expect(late.versions.map((v) => v.why)).toEqual(['told', 'appeal'])
  expect((await expectOk(first.call(checkRound, params(roundId)))).body).toMatchObject({
    same: true,
    areas: 3,
  })
})

test('given an appeal against a computed item, then only a newer sealed report changes it', async () => {
  const { first } = people
  const roundId = await told()
  const appealId = randomUUID()
  await expectOk(
    office(0).call(addAppeal, {
      ...params(roundId),
      body: { id: appealId, item: 'agreementRate', text: '已补录协议。' },
    }),
  )
  const other = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name: '戊' })
  const body = { outcome: 'upheld', reason: '已更正登记。' } as const
  const tooSoon = await other.call(answerAppeal, { params: { appealId }, body })
  expect([tooSoon.status, tooSoon.text.includes('evaluation-needs-report')]).toEqual([422, true])
  server.services.clock.pass(5)
  const sealed = await expectOk(
    first.call(sealReportRoute, { body: { span: 'year', day: '2025-12-31', note: '更正' } }),
  )
  for (let i = 0; i < 200; i++) {
    const { body: page } = await first.call(showReport, { params: { id: sealed.body.id } })
    if (page.report.state === 'sealed') break
    await new Promise((go) => setTimeout(go, 50))
  }
  await expectOk(other.call(answerAppeal, { params: { appealId }, body }))
  expect((await first.call(checkRound, params(roundId))).body.same).toBe(true)
})

test('given a veto, then it needs a second person, and takes the grade', async () => {
  const { first, second } = people
  const roundId = await begin(first)
  await review(first, roundId)
  for (const area of three) for (const who of [first, second]) await markAll(who, roundId, area, 0.9)
  const id = randomUUID()
  const body = { id, item: 'falseRecords', amount: 1, evidence: '两份台账同日补写。' }
  await expectOk(first.call(addFind, { ...at(roundId, three[0]), body }))
  const open = await first.call(tellResults, { ...params(roundId), body: {} })
  expect(open.text).toContain('evaluation-open-veto')
  const yes = { answer: 'confirmed', note: '调阅原始记录，属实。' } as const
  expect((await first.call(answerFind, { params: { findId: id }, body: yes })).status).toBe(422)
  await expectOk(second.call(answerFind, { params: { findId: id }, body: yes }))
  const row = (await shown(first, roundId)).rows[0]
  expect(row?.score).toMatchObject({ grade: 'failed', vetoes: ['falseRecords'] })
})

test('given a told round, then after the appeals another person publishes, the last place gets its talk, decided by a third hand, with tasks that another checks', async () => {
  const roundId = await told()
  const body = { audience: 'areas' } as const
  const soon = await people.second.call(publishRound, { ...params(roundId), body })
  expect(soon.text).toContain('evaluation-appeal-runs')
  people = await laterOn(server, '2026-01-26')
  const { first, second } = people
  const self = await first.call(publishRound, { ...params(roundId), body })
  expect(self.text).toContain('evaluation-own-result')
  const done = await expectOk(second.call(publishRound, { ...params(roundId), body }))
  expect(done.body.proposals).toBeGreaterThan(0)
  expect((await second.call(publishRound, { ...params(roundId), body })).status).toBe(422)
  expect((await expectOk(first.call(checkRound, params(roundId)))).body).toMatchObject({ same: true })

  const read = await shown(office(1), roundId)
  expect(read.rows.map((r) => r.area.code).sort()).toEqual([...three])
  const execution = read.rows.find((r) => r.area.code === three[0])?.score?.items
  expect(execution?.filter((i) => i.points === null).length).not.toBe(1)
  const paper = await expectOk(office(1).call(bulletin, params(roundId)))
  expect(paper.status).toBe(200)
  expect((await office(1).call(roundWorkbook, params(roundId))).status).toBe(200)
  const history = (await expectOk(office(2).call(evaluationHistory, { params: { area: three[2] } }))).body
  expect(history.years[0]).toMatchObject({ last: true, of: 3 })
  expect((await office(1).call(evaluationHistory, { params: { area: three[2] } })).status).toBe(404)

  const query = { query: { round: roundId } }
  const talk = (await expectOk(first.call(listConsequences, query))).body.consequences.find(
    (c) => c.kind === 'interview',
  )
  expect(talk).toMatchObject({ area: { code: three[2] }, state: 'proposed', mayDecide: true })
  const consequenceId = talk?.id ?? ''
  // undecided it is the office's own
  expect((await office(2).call(showConsequence, { params: { consequenceId } })).status).toBe(404)
  const decide = { outcome: 'decided', reason: '履职不到位，需当面约谈。' } as const
  const publisher = await second.call(answerConsequence, { params: { consequenceId }, body: decide })
  expect(publisher.text).toContain('consequence-own')
  await expectOk(first.call(answerConsequence, { params: { consequenceId }, body: decide }))
  expect(
    (await expectOk(office(2).call(showConsequence, { params: { consequenceId } }))).body.consequence.state,
  ).toBe('due')

  const taskId = randomUUID()
  const heldOn = server.services.clock.today()
  const record = {
    ...{ heldOn, place: '区会议室', interviewers: '禁毒办主任', attended: '党委书记' },
    ...{ text: '通报考评情况。', agreed: '一个月内补齐协议。' },
    tasks: [
      { id: taskId, text: '补签协议', department: 'township', person: '分管领导', dueOn: '2026-03-31' },
    ],
  }
  expect((await office(2).call(recordInterview, { params: { consequenceId }, body: record })).status).toBe(
    403,
  )
  await expectOk(first.call(recordInterview, { params: { consequenceId }, body: record }))
  const mine = (await expectOk(office(2).call(searchRectifications, { body: {} }))).body.rectifications
  expect(mine).toMatchObject([{ id: taskId, state: 'open', origin: 'interview' }])
  expect((await office(1).call(showRectification, { params: { rectificationId: taskId } })).status).toBe(404)
  const step = (who: Client, state: 'submitted' | 'closed') =>
    who.call(stepRectificationRoute, {
      params: { rectificationId: taskId },
      body: { state, note: '已经补齐并核对。' },
    })
  expect((await step(first, 'closed')).status).toBe(422)
  await expectOk(step(office(2), 'submitted'))
  expect((await step(office(2), 'closed')).status).toBe(422)
  await expectOk(step(first, 'closed'))
  const end = (await expectOk(first.call(showConsequence, { params: { consequenceId } }))).body
  expect(end.consequence.state).toBe('done')
})

test('given the county, then the city reads its rounds and does not write in them', async () => {
  const city = await server.signIn({ role: 'narcoticsOffice', org: 'city-1', area: '3298' })
  const list = (await expectOk(city.call(listRounds, {}))).body.rounds
  expect(list.length).toBeGreaterThan(0)
  const id = list[0]?.id ?? ''
  expect((await city.call(tellResults, { ...params(id), body: {} })).status).toBe(403)
  const stranger = await server.signIn({ role: 'narcoticsOffice', org: 'county-2', area: '329802' })
  expect((await stranger.call(showRound, params(id))).status).toBe(404)
})
