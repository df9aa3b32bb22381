import { expect, test } from 'vitest'
import { overviewFigures } from '#contract/overview-contract.ts'
import {
  checkReportRoute,
  listReports,
  type ReportPage,
  reportWorkbook,
  sealReportRoute,
  showReport,
} from '#contract/report-contract.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'

const { server, worker, office, county, otherOffice: neighbour, head: station } = await openTwoTownships()

async function until(who: Client, id: string, ready: (page: ReportPage) => boolean): Promise<ReportPage> {
  for (let i = 0; i < 200; i++) {
    const { body, status } = await who.call(showReport, { params: { id } })
    expect(status).toBe(200)
    if (ready(body)) return body
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the count did not end')
}
const seal = async (who: Client, span: 'month' | 'year', day: string) => {
  const done = await who.call(sealReportRoute, { body: { span, day, note: '' } })
  expect(done.status).toBe(200)
  return until(who, done.body.id, (p) => p.report.state !== 'counting')
}
const check = async (who: Client, id: string) => {
  const asked = await who.call(checkReportRoute, { params: { id } })
  expect(asked.status).toBe(200)
  return until(who, id, (p) => p.check !== null && p.check.state !== 'counting')
}
const figure = (page: ReportPage, key: string) => page.figures.find((f) => f.key === key)

test('given a month that is over, when it is sealed, then it says what the overview says, and counts again to the byte', async () => {
  for (let n = 1; n <= 7; n++) await caseInForce(server, office, worker, n)
  const page = await seal(office, 'month', '2025-05-31')
  expect(page.report).toMatchObject({ state: 'sealed', area: { code: townships[0] }, span: 'month' })
  expect(page.report.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(page.cases).toBe(7)
  const shown = await office.call(overviewFigures, {
    query: { area: townships[0], day: '2025-05-31', span: 'month' },
  })
  expect(shown.status).toBe(200)
  for (const { key, cell } of shown.body.figures)
    expect({ key, cell: figure(page, key)?.total }).toEqual({ key, cell })
  const again = await check(office, page.report.id)
  expect(again.check).toMatchObject({ state: 'done', same: true, restated: [], changedCases: 0 })
})

test('given a sealed month, when a loss of contact is recorded late, then the report stays, and the restatement names figure, case and entry', async () => {
  const caseId = await caseInForce(server, office, worker, 21)
  const page = await seal(office, 'month', '2025-05-31')
  const before = figure(page, 'lostRate')?.total
  server.services.clock.pass(60)
  await record(worker, caseId, 'contactLost', '2025-05-20', { how: '电话停机' })
  const after = await check(office, page.report.id)
  expect(figure(after, 'lostRate')?.total).toEqual(before)
  expect(after.check?.same).toBe(true)
  expect(after.check?.changedCases).toBe(1)
  const change = after.check?.changes.find((c) => c.caseId === caseId)
  expect(change?.metrics).toContain('lostRate')
  expect(change?.entries).toMatchObject([{ type: 'contactLost', on: '2025-05-20', daysLate: 13 }])
  const restated = after.check?.restated.find((r) => r.metric === 'lostRate')
  expect(restated?.now.numerator).toBe((restated?.sealed.numerator ?? 0) + 1)
  const newer = await seal(office, 'month', '2025-05-31')
  expect(figure(newer, 'lostRate')?.total).toEqual(restated?.now)
  expect(newer.recording.later).toBeGreaterThan(0)
})

test('a county seals its own area, shows small townships to nobody above, and has it as a workbook', async () => {
  await caseInForce(server, office, worker, 31)
  const page = await seal(county, 'year', '2024-12-31')
  expect(page.cases).toBe(0)
  const month = await seal(county, 'month', '2025-05-31')
  expect(month.areas.map((a) => a.code)).toEqual([...townships])
  const { total, below } = figure(month, 'agreementRate') ?? {}
  expect(total?.denominator).toBeGreaterThan(5)
  expect(below?.[1]).toEqual({ numerator: 0, denominator: 0, suppressed: false })
  const sheet = await county.call(reportWorkbook, { params: { id: month.report.id } })
  expect(sheet.status).toBe(200)
  expect(String(sheet.headers['content-type'])).toContain('spreadsheetml')
  const list = await county.call(listReports)
  expect(list.body.reports.map((r) => r.id)).toContain(month.report.id)
  expect(list.body.maySeal).toBe(true)
})

test('a month that runs is refused, a foreign report is absent, and who only reads does not seal', async () => {
  const running = await office.call(sealReportRoute, { body: { span: 'month', day: '2025-06-30' } })
  expect(running.status).toBe(422)
  const crooked = await office.call(sealReportRoute, { body: { span: 'month', day: '2025-05-15' } })
  expect(crooked.status).toBe(422)
  const page = await seal(office, 'month', '2025-04-30')
  const { id } = page.report
  expect((await neighbour.call(showReport, { params: { id } })).status).toBe(404)
  expect((await neighbour.call(checkReportRoute, { params: { id } })).status).toBe(404)
  expect((await county.call(showReport, { params: { id } })).status).toBe(200)
  expect((await station.call(showReport, { params: { id } })).status).toBe(200)
  expect((await station.call(sealReportRoute, { body: { span: 'month', day: '2025-04-30' } })).status).toBe(
    403,
  )
})
