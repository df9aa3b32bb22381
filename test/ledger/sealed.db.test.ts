import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportSheet, reportPaper, type Sheet, showSheet } from '#contract/ledger-contract.ts'
import { overviewRanking } from '#contract/overview-contract.ts'
import { sealReportRoute, showReport } from '#contract/report-contract.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { aLife, foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

/** A table from a sealed report says what was sealed, whatever was recorded since; small townships stay hidden. */
let server: TestServer
let worker: Client
let office: Client
let neighbour: Client
let county: Client
const cases: string[] = []

beforeAll(async () => {
  server = await startServer({ today: '2025-06-12' })
  await foundCity(server.services)
  const area = townships[0]
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  neighbour = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801' })
  for (let n = 1; n <= 6; n++) cases.push(await caseInForce(server, office, worker, n))
})
afterAll(() => server.close())

async function seal(who: Client, span: 'month' | 'year', day: string): Promise<{ id: string; sha: string }> {
  const { body, text } = await who.call(sealReportRoute, { body: { span, day, note: '' } })
  expect(body?.id, text).toBeDefined()
  for (let i = 0; i < 200; i++) {
    const { report } = (await who.call(showReport, { params: { id: body.id } })).body
    if (report.state === 'sealed') return { id: body.id, sha: report.sha256 ?? '' }
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the count did not end')
}
const ask = (who: Client, id: string, body: Record<string, unknown>) =>
  who.call(showSheet, { params: { id }, body: { area: townships[0], day: '2025-05-31', ...body } })
const row = (s: Sheet, title: string) =>
  s.rows.find((r) => r.cells[0]?.text === title)?.cells.map((c) => c.text)

test('given a sealed month, when contact is lost late in it, then the table of now moves and the sealed one stays', async () => {
  const { id, sha } = await seal(office, 'month', '2025-05-31')
  const now = (await ask(office, 'monthly-figures', {})).body
  const sealed = (await ask(office, 'monthly-figures', { report: id })).body
  for (const title of ['管控率', '脱失率', '协议签订率'])
    expect(row(sealed, title)?.slice(1, 4), title).toEqual(row(now, title)?.slice(1, 4))
  expect(sealed.sealed).toMatchObject({ id, sha256: sha })
  expect(sealed.lines.some((line) => line.endsWith(sha))).toBe(true)
  server.services.clock.pass(30)
  await record(worker, cases[0] ?? '', 'contactLost', '2025-05-20', { how: '电话停机' })
  const after = (await ask(office, 'monthly-figures', {})).body
  const again = (await ask(office, 'monthly-figures', { report: id })).body
  expect(row(after, '脱失率')?.[2]).toBe('1')
  expect(row(again, '脱失率')).toEqual(row(sealed, '脱失率'))
})

test('what the report does not have stays open: the year so far of a month', async () => {
  const { id } = await seal(office, 'month', '2025-05-31')
  const s = (await ask(office, 'monthly-figures', { report: id })).body
  const year = s.columns.findIndex((c) => c.ask?.span === 'year')
  const test = s.rows.find((r) => r.cells[0]?.text === '尿检率')
  expect(test?.cells[year]?.text).toBe('—')
  expect(s.notes.join('')).toContain('封存的报表里没有这个数')
})

test('a report of another area, another span or for another layout does not fit; a foreign one is absent', async () => {
  const { id } = await seal(county, 'month', '2025-05-31')
  expect((await ask(office, 'monthly-execution', { report: id })).status).toBe(404)
  expect((await ask(county, 'monthly-execution', { report: id })).status).toBe(422)
  expect((await ask(county, 'year-by-area', { area: '329801', report: id })).status).toBe(422)
  expect((await ask(county, 'year-by-month', { area: '329801', report: id })).status).toBe(422)
  expect(
    (await ask(county, 'people-in-execution', { area: '329801', report: id, because: '核对底数' })).status,
  ).toBe(422)
  const s = (await ask(county, 'monthly-execution', { area: '329801', report: id })).body
  expect(row(s, '一镇')?.[1]).toBe('6')
  expect((await neighbour.call(reportPaper, { params: { id } })).status).toBe(404)
  const paper = await county.call(reportPaper, { params: { id } })
  expect(paper.status).toBe(200)
  expect(String(paper.headers['content-disposition'])).toContain('report-329801-2025-05-31.pdf')
})

test('a small township is hidden from an office above where the overview hides it, in the file too, and its total is not', async () => {
  await bulkLoad(server.services, [aLife({ n: 900, township: 1 }), aLife({ n: 901, township: 1 })], {
    today: '2025-06-12',
  })
  const where = { area: '329801', day: '2025-06-12', span: 'month' }
  const shown = await county.call(overviewRanking, { query: { ...where, metric: 'executionRate' } })
  const hiddenThere = shown.body.rows.filter((r) => r.cell.suppressed).map((r) => r.area.code)
  expect(hiddenThere).toContain(townships[1])
  const s = (await ask(county, 'monthly-execution', { area: '329801', day: '2025-06-12' })).body
  const at = s.columns.findIndex((c) => c.ask?.figure === 'executionRate')
  const hiddenHere = s.rows.filter((r) => r.kind === 'row' && r.cells[at]?.hidden).map((r) => r.key)
  expect(hiddenHere.sort()).toEqual(hiddenThere.sort())
  expect(s.rows[0]?.cells[at]?.value).toBe(8)
  expect(s.rows.filter((r) => hiddenHere.includes(r.key)).every((r) => r.cells[at]?.value === null)).toBe(
    true,
  )
  const file = await county.call(exportSheet, {
    params: { id: 'monthly-execution' },
    body: { area: '329801', as: 'csv' },
  })
  expect(file.text.split('\r\n').find((line) => line.startsWith('二镇'))).toMatch(
    /^二镇,不显示,不显示,不显示/,
  )
  const own = (
    await neighbour.call(showSheet, { params: { id: 'monthly-execution' }, body: { area: townships[1] } })
  ).body
  expect(own.rows[0]?.cells[at]?.value).toBe(2)
})
