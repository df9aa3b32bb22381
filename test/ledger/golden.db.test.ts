import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportSheet, type FileKind, type Sheet, showSheet } from '#contract/ledger-contract.ts'
import { readLayouts } from '#server/ledger/read-layouts.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { addressOf, type Client, origin, startServer, type TestServer } from '#test/support/server.ts'

/** Every layout on one invented station: the words of its paper, and its workbook opened by another library than ours. */
const day = '2025-06-12'
const layouts = readLayouts().map((layout) => [layout.id, layout] as const)
let server: TestServer
let office: Client

beforeAll(async () => {
  server = await startServer({ today: day })
  await foundCity(server.services)
  const area = townships[0]
  const worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  const cases: string[] = []
  for (let n = 1; n <= 6; n++) cases.push(await caseInForce(server, office, worker, n))
  const [a = '', b = '', c = ''] = cases
  const tester = { sample: 'urine', level: 'onSite', testers: ['甲', '乙'], place: '一镇禁毒社工站' }
  await record(worker, a, 'testTaken', '2025-06-03', { ...tester, result: 'negative', sampleNo: '=1+1' })
  await record(worker, b, 'testTaken', '2025-06-04', { ...tester, result: 'positive', sampleNo: 'J-2' })
  await record(worker, c, 'testRefused', '2025-06-05', { way: 'evaded' })
  await record(worker, a, 'talkHeld', '2025-06-05', { method: 'faceToFace', summary: '不应出现的谈话内容' })
  await record(worker, b, 'visitMade', '2025-06-06', { method: 'phone', withWhom: '不应出现的家属' })
  await record(worker, b, 'serviceGiven', '2025-06-06', { kind: 'jobGuidance' })
  await record(worker, c, 'warned', '2025-06-09', {
    breach: '不应出现的情节',
    letterNo: '告〔2025〕1号',
    signed: 'signed',
  })
  await record(worker, c, 'contactLost', '2025-06-10', {})
  const leave = await record(worker, a, 'leaveAsked', '2025-06-04', {
    from: '2025-06-05',
    to: '2025-06-07',
    destination: '不应出现的去向',
  })
  await record(office, a, 'leaveDecided', '2025-06-04', { leave, granted: true })
})
afterAll(() => server.close())

const body = { area: townships[0], day }
async function file(id: string, as: FileKind): Promise<Buffer> {
  const { status, bytes, text } = await raw(id, as)
  expect(status, text).toBe(200)
  return bytes
}
async function raw(id: string, as: FileKind) {
  const input = { params: { id }, body: { ...body, as } }
  const answer = await server.app.inject({
    method: 'POST',
    url: addressOf(exportSheet, input),
    headers: { cookie: office.cookie, origin, host: 'localhost' },
    payload: input.body,
  })
  return { status: answer.statusCode, bytes: answer.rawPayload, text: answer.body }
}
async function sheetOf(id: string): Promise<Sheet> {
  return (await office.call(showSheet, { params: { id }, body: { ...body, limit: 200 } })).body
}

test.each(layouts)('%s prints what its golden text says', async (id, layout) => {
  const pages = readPdfText(await file(id, 'pdf'))
  const text = pages.join('\n---\n')
  expect(text).not.toContain('不应出现')
  for (const signer of layout.signers) expect(text).toContain(signer.zh)
  expect(pages[0]).toContain(`第1页，共${pages.length}页`)
  await expect(`${text}\n`).toMatchFileSnapshot(`golden/${id}.txt`)
})

test.each(layouts)(
  '%s reopens in another library with its head, numbers, dates and words',
  async (id, layout) => {
    const sheet = await sheetOf(id)
    const [first] = await readXlsx(await file(id, 'xlsx'))
    const rows = first?.data ?? []
    expect(rows[0]?.[0]).toBe(sheet.title)
    if (layout.kind === 'bulletin') {
      for (const p of sheet.paragraphs) expect(rows.flat()).toContain(p.text)
      return
    }
    for (const [y, line] of sheet.head.entries())
      for (const cell of line) expect(rows[2 + y]?.[cell.from], `${id} head ${cell.text}`).toBe(cell.text)
    const top = 2 + sheet.head.length
    for (const [y, row] of sheet.rows.entries())
      for (const [x, cell] of row.cells.entries()) {
        const there = rows[top + y]?.[x] ?? ''
        const { kind = 'text' } = sheet.columns[x] ?? {}
        const at = `${id} ${row.key} ${sheet.columns[x]?.title}`
        if (kind === 'date' && cell.value !== null) {
          expect(there, at).toBeInstanceOf(Date)
          expect((there as unknown as Date).toISOString().slice(0, 10), at).toBe(cell.text)
        } else if (kind !== 'text' && cell.value !== null) expect(there, at).toBeCloseTo(cell.value, 10)
        else expect(String(there).replace(/^'/, ''), at).toBe(cell.text)
      }
  },
)

test('words that look like a formula stay words, in the workbook and in CSV', async () => {
  const [first] = await readXlsx(await file('drug-tests', 'xlsx'))
  expect((first?.data ?? []).flat()).toContain("'=1+1")
  expect((await file('drug-tests', 'csv')).toString()).toMatch(/'=1\+1/)
})

test('CSV has one line of titles with the heads above them, and a byte order mark', async () => {
  const text = (await file('monthly-execution', 'csv')).toString()
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text.split('\r\n')[0]).toContain('期末执行情况 社区戒毒 应执行')
})
