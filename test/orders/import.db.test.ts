import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEntries, showCase } from '#contract/case-contract.ts'
import {
  acceptOrders,
  getRowsWithReasons,
  listImportRows,
  listWaitingOrders,
  sendBackOrder,
  sendOrders,
  undoAccepted,
  undoOrders,
} from '#contract/order-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { headings, line, orderBook, sendFile, unrealId, untilImport, uploaded } from './order-world.ts'

let server: TestServer
let police: Client
let office: Client
let colleague: Client
let elsewhere: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
  colleague = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
  elsewhere = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
})
afterAll(() => server.close())

const rowsOf = async (client: Client, importId: string, query: Record<string, string> = {}) =>
  (await client.call(listImportRows, { params: { importId }, query })).body.rows

test('a list is previewed row by row, and every reason names its cell', async () => {
  const book = await orderBook([
    line(1),
    line(2, { 决定日期: new Date(Date.UTC(2025, 4, 20)), 身份证号: 3.29801199001e17 }),
    line(3, { 执行地: '二镇', 送达日期: '2025-05-01' }),
    line(4, { 措施: '社区康复', '期限(月)': null }),
    line(1),
  ])
  const list = await uploaded(server, police, book)
  expect(list).toMatchObject({ status: 'previewed', rowsTotal: 5, rowsRead: 5 })
  const rows = await rowsOf(police, list.id)
  const said = rows.map((r) => [
    r.standing,
    r.reasons.filter((x) => x.level !== 'note').map((x) => `${x.code} ${x.cell ?? ''}`),
  ])
  expect(said).toEqual([
    ['warning', ['idChecksum B3']],
    ['refused', ['idPrecisionLost B4']],
    ['refused', ['idChecksum B5', 'servedBeforeDecided I5']],
    ['refused', ['idChecksum B6', 'termMissing K6']],
    ['refused', ['idChecksum B7', 'duplicateRow B7']],
  ])
  expect(await rowsOf(police, list.id, { standing: 'warning' })).toHaveLength(1)
  const again = await sendFile(server, police, book)
  expect(again).toMatchObject({ status: 409, body: { code: 'file-sent-before' } })
  const mend = await police.call(getRowsWithReasons, { params: { importId: list.id } })
  expect(mend.status).toBe(200)
  expect(mend.headers['content-type']).toContain('spreadsheetml')
  await police.call(undoOrders, { params: { importId: list.id }, body: { reason: '试传,撤回' } })
})

test('police send, the township accepts, and a case with its deadline stands in its list', async () => {
  const list = await uploaded(server, police, await orderBook([line(11), line(12, { 执行地: '二镇' })]))
  expect((await office.call(listWaitingOrders)).body.rows).toHaveLength(0)
  const sent = await police.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  expect(sent.body).toEqual({ sent: 2, left: 0 })
  const { rows, waiting } = (await office.call(listWaitingOrders)).body
  expect(waiting).toBe(1)
  expect(rows.map((r) => r.name)).toEqual(['测试乙11'])
  const accepted = await office.call(acceptOrders, { body: { rows: 'all', stationId: 'station-1' } })
  expect(accepted.body).toMatchObject({ accepted: 1, accepting: 0 })
  const caseId = accepted.body.cases[0]?.caseId ?? ''
  const page = await office.call(showCase, { params: { caseId } })
  expect(page.status).toBe(200)
  expect(page.body.state.stage).toBe('awaitingReport')
  // served 22 May, fifteen days, 6 June is a Friday
  expect(page.body.state.reportIn.dueOn).toBe('2025-06-06')
  expect(page.body.entries.map((e) => e.type).sort()).toEqual([
    'orderIssued',
    'orderServed',
    'townshipNotified',
  ])
  expect(page.body.station?.id).toBe('station-1')
  const found = await office.call(searchPeople, { body: { text: '测试乙' } })
  expect(found.body.rows.map((r) => r.caseId)).toContain(caseId)
  const outside = await elsewhere.call(showCase, { params: { caseId } })
  expect(outside.status).toBe(404)
})

test('the same decision is not taken twice, and a known person keeps one file', async () => {
  const again = await uploaded(
    server,
    police,
    await orderBook([
      line(11),
      line(12, { 执行地: '二镇' }),
      line(11, { 决定书文号: '同公社戒决字〔2025〕911号' }),
    ]),
  )
  const codes = (await rowsOf(police, again.id)).map((r) => r.reasons.map((x) => x.code))
  expect(codes[0]).toContain('alreadyRegistered')
  expect(codes[1]).toContain('alreadyWaiting')
  expect(codes[2]).toEqual(expect.arrayContaining(['openCase', 'personKnown', 'samePersonTwice']))
  await police.call(undoOrders, { params: { importId: again.id }, body: { reason: '重复' } })
})

test('a township never sees or touches what waits for another', async () => {
  const [row] = (await elsewhere.call(listWaitingOrders)).body.rows
  expect(row?.name).toBe('测试丙12')
  const rowId = row?.id ?? ''
  expect((await office.call(sendBackOrder, { params: { rowId }, body: { reason: '不是我镇' } })).status).toBe(
    404,
  )
  expect((await office.call(acceptOrders, { body: { rows: [rowId] } })).status).toBe(404)
  const back = await elsewhere.call(sendBackOrder, { params: { rowId }, body: { reason: '查无此地址' } })
  expect(back.body).toEqual({ status: 'returned' })
  const twice = await elsewhere.call(sendBackOrder, { params: { rowId }, body: { reason: '查无此地址' } })
  expect(twice.status).toBe(409)
  const [mine] = await rowsOf(police, row?.importId ?? '', { status: 'returned' })
  expect(mine?.sentBackBecause).toBe('查无此地址')
})

test('who sent a list does not accept it while a colleague can', async () => {
  const list = await uploaded(server, office, await orderBook([line(21)]))
  await office.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  const [row] = (await office.call(listWaitingOrders)).body.rows
  const own = await office.call(acceptOrders, { body: { rows: [row?.id ?? ''] } })
  expect(own.status).toBe(422)
  expect((await office.call(acceptOrders, { body: { rows: 'all' } })).body.accepted).toBe(0)
  const other = await colleague.call(acceptOrders, { body: { rows: 'all' } })
  expect(other.body.accepted).toBe(1)
})

const recordNote = async (caseId: string) => {
  const entry = { id: randomUUID(), type: 'note', on: '2025-06-02', data: { text: '已电话联系' } }
  const { status, text } = await office.call(recordEntries, {
    params: { caseId },
    body: { entries: [entry] },
  })
  if (status !== 200) throw new Error(text)
}

test('undo strikes every entry, takes the case out of every list, and leaves a worked-on case alone', async () => {
  const list = await uploaded(server, police, await orderBook([line(31), line(36), line(46)]))
  await police.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  const accepted = await office.call(acceptOrders, { body: { rows: 'all' } })
  expect(accepted.body.accepted).toBe(3)
  const [first, second, third] = accepted.body.cases
  await recordNote(third?.caseId ?? '')
  const undone = await office.call(undoAccepted, {
    params: { rowId: first?.rowId ?? '' },
    body: { reason: '录入错误,人员不属本镇' },
  })
  expect(undone.body).toEqual({ status: 'undone' })
  expect((await office.call(showCase, { params: { caseId: first?.caseId ?? '' } })).status).toBe(404)
  const found = await office.call(searchPeople, { body: { text: '测试乙' } })
  expect(found.body.rows.map((r) => r.caseId)).not.toContain(first?.caseId)
  expect(found.body.rows.map((r) => r.caseId)).toContain(accepted.body.cases.at(-1)?.caseId)
  await police.call(undoOrders, { params: { importId: list.id }, body: { reason: '整份名单有误' } })
  await untilImport(police, list.id, (i) => i.statuses.undoing === 0 && i.statuses.undone === 2)
  expect((await office.call(showCase, { params: { caseId: third?.caseId ?? '' } })).status).toBe(200)
  const kept = await office.call(undoAccepted, {
    params: { rowId: third?.rowId ?? '' },
    body: { reason: '试撤销' },
  })
  expect(kept).toMatchObject({ status: 409, body: { code: 'case-has-entries' } })
  expect((await office.call(showCase, { params: { caseId: second?.caseId ?? '' } })).status).toBe(404)
  // the mended list may now be sent
  const mended = await uploaded(server, police, await orderBook([line(31)]))
  expect(mended.standings).toMatchObject({ refused: 0 })
})

test('a formula gives its value, never itself, and comes back as text', async () => {
  const csv = `${headings.join(',')}\n${line(41, { 姓名: '=HYPERLINK("http://x")甲' })
    .map((c) => `"${String(c ?? '').replaceAll('"', '""')}"`)
    .join(',')}\n`
  const list = await uploaded(server, police, Buffer.from(csv))
  const [row] = await rowsOf(police, list.id)
  expect(row?.name).toContain('=HYPERLINK')
  expect(row?.row).toBe(1)
})

test('a text file in GB18030 is read as one in UTF-8 is', async () => {
  // 姓名,身份证号,决定书文号 in GB18030
  const head = Buffer.from([
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x2c, 0xbe, 0xf6, 0xb6,
    0xa8, 0xca, 0xe9, 0xce, 0xc4, 0xba, 0xc5,
  ])
  const list = await uploaded(server, police, Buffer.concat([head, Buffer.from(`\nA,${unrealId(42)},B\n`)]))
  expect(list).toMatchObject({ status: 'previewed', rowsTotal: 1, standings: { refused: 1 } })
})

test('rebuilding everything from the journals changes nothing', async () => {
  const { cases, differed } = await rebuild(server.services)
  expect(cases).toBeGreaterThan(3)
  expect(Object.entries(differed).filter(([, n]) => n > 0)).toEqual([])
})
