import { expect, test } from 'vitest'
import { everywhere, type Policy } from '#core/policy/policy.ts'
import type { Cell, Sheet } from './cell.ts'
import { orderEntries } from './order-entries.ts'
import { type OrderRow, readRow } from './read-row.ts'
import { sayReason } from './reason.ts'
import { isNoOrder, recogniseColumns } from './recognise-columns.ts'
import { repeatedRows } from './repeated-rows.ts'
import { placeFinder } from './resolve-place.ts'

const rule = (key: string, value: number) => ({
  key,
  means: { zh: key, en: key },
  force: 'T1' as const,
  locked: true,
  pack: 'cn',
  values: [{ value, clause: 'jdf-33', from: '2008-06-01' }],
})
const law: Policy = {
  pack: 'cn',
  title: { zh: '全国', en: 'National' },
  area: 'cn',
  chain: ['cn'],
  rules: { 'detox.termYears': rule('detox.termYears', 3), 'rehab.maxYears': rule('rehab.maxYears', 3) },
  clauses: {},
  calendar: { years: [], restDays: new Set(), workDays: new Set() },
}
const places = [
  { code: '32', name: '江苏省' },
  { code: '3298', name: '同行市' },
  { code: '329801', name: '青禾区' },
  { code: '329802', name: '望山区' },
  { code: '329801001', name: '东风街道' },
  { code: '329801002', name: '石桥镇' },
  { code: '329802001', name: '东风街道' },
]

function read(...rows: Cell[][]): OrderRow[] {
  const sheet: Sheet = { name: '名单', dateSystem: '1900', rows }
  const layout = recogniseColumns(sheet)
  if (!layout) throw new Error('no heading row was recognised')
  const context = {
    layout,
    places: placeFinder(places),
    dateSystem: sheet.dateSystem,
    today: '2025-06-01',
    policies: everywhere(law),
    scope: '3298',
    cities: ['同行市'],
    idChecksum: 'warning' as const,
  }
  const repeated = repeatedRows(false)
  return rows
    .map((cells, i) => ({ cells, i }))
    .filter(({ cells, i }) => i > layout.headerRow && !isNoOrder(cells, layout))
    .map(({ cells, i }) => repeated(readRow(cells, i + 1, context)))
}

const head = [
  '序号',
  '姓名',
  '公民身份号码',
  '措施',
  '决定书文号',
  '决定机关',
  '决定日期',
  '送达日期',
  '执行地',
  '期限',
]
const row = (change: Partial<Record<number, Cell>> = {}): Cell[] =>
  [
    1,
    '测试甲',
    '32980119900101123X',
    '社区戒毒',
    '同公社戒决字〔2025〕12号',
    '同行市公安局青禾分局',
    '2025.3.5',
    '20250306',
    '青禾区东风街道',
    '3年',
  ].map((value, i) => (i in change ? (change[i] ?? null) : value))
const codes = (r: OrderRow | undefined) =>
  r?.reasons.filter((x) => x.level !== 'note').map((x) => `${x.code}@${x.cell ?? '-'}`)

test('a police list with a title, a note and columns in any order is read', () => {
  const [first, more] = read(
    ['责令社区戒毒人员名单'],
    ['填表单位:青禾分局', null, '2025年3月'],
    head,
    row(),
    [null],
    ['合计', 1],
  )
  expect(more).toBeUndefined()
  expect(first?.draft).toEqual({
    person: {
      name: '测试甲',
      idKind: 'residentId',
      idNumber: '32980119900101123X',
      sex: 'male',
      birthDate: '1990-01-01',
    },
    order: {
      measure: 'communityDetox',
      organ: '同行市公安局青禾分局',
      organLevel: 'county',
      documentNo: '同公社戒决字〔2025〕12号',
      decidedOn: '2025-03-05',
      termMonths: 36,
      executionPlace: '329801001',
      venue: 'residence',
    },
    service: { servedOn: '2025-03-06' },
  })
  expect(codes(first)).toEqual(['idChecksum@C4'])
})

test('two-line headings with merged groups are joined', () => {
  const [first] = read(
    ['姓名', '身份证号', '户籍地', null, null, '决定书', null, '决定机关', '措施'],
    [null, null, '区划', '详址', '派出所', '决定书文号', '决定日期', null, null],
    [
      '测试乙',
      '32980119900101124X',
      '石桥镇',
      '一号',
      '石桥所',
      '同公社戒决字〔2025〕13号',
      '2025-03-05',
      '同行市公安局',
      '社区戒毒',
    ],
  )
  expect(first?.draft?.person).toMatchObject({
    hukouPlace: '329801002',
    hukouAddress: '一号',
    hukouPolice: '石桥所',
  })
  expect(first?.draft?.order).toMatchObject({
    executionPlace: '329801002',
    venue: 'hukou',
    organLevel: 'city',
  })
})

test.each([
  ['a day that does not exist', { 6: '2025-02-30' }, 'dateNotReal@G2'],
  ['a decision of tomorrow', { 6: '2025-06-02', 7: null }, 'dateInFuture@G2'],
  ['service before the decision', { 7: '2025-03-04' }, 'servedBeforeDecided@H2'],
  ['a rounded identity number', { 2: 3.2980119900101e17 }, 'idPrecisionLost@C2'],
  ['a township of two counties', { 8: '东风街道' }, 'placeAmbiguous@I2'],
  ['a county instead of a township', { 8: '望山区' }, 'placeNotTownship@I2'],
  ['a place that is not ours', { 8: '别处街道' }, 'placeUnknown@I2'],
  ['a detox term of two years', { 9: '24个月' }, 'termDetox@J2'],
  ['no name', { 1: '' }, 'missing@B2'],
  ['a police station that decides', { 5: '东风派出所' }, 'organLevel@F2'],
  ['an unknown measure', { 3: '罚款' }, 'choiceUnknown@D2'],
  ['rehab beyond three years', { 3: '社区康复', 9: '48' }, 'termTooLong@J2'],
] as const)('%s refuses the row and names the cell', (_, change, expected) => {
  const [only] = read(head, row(change))
  expect(only?.standing).toBe('refused')
  expect(codes(only)).toContain(expected)
  for (const r of only?.reasons ?? []) {
    const { says, mend } = sayReason(r)
    expect(`${says.zh}${says.en}${mend.zh}${mend.en}`).not.toMatch(/[{}]|undefined/)
  }
})

test('the same decision twice in a file is refused once, and says where the first is', () => {
  const [first, second, third] = read(head, row(), row(), row({ 4: '同公社戒决字〔2025〕99号' }))
  expect(first?.standing).toBe('warning')
  expect(second?.standing).toBe('refused')
  expect(second?.reasons.at(-1)).toMatchObject({ code: 'duplicateRow', args: { row: '2' } })
  expect(third?.reasons.at(-1)).toMatchObject({ code: 'samePersonTwice', level: 'warning' })
})

test('a credit shortens the term, and a term that says so is not refused', () => {
  const [only] = read([...head, '折抵天数'], [...row({ 9: '30' }), 182])
  expect(only?.standing).toBe('warning')
  expect(only?.draft?.order.creditDays).toBe(182)
})

test('an accepted row becomes the entries of a new case', () => {
  const [only] = read(head, row())
  if (!only?.draft) throw new Error('the row was not read')
  let n = 0
  const by = { user: 'u', role: 'townshipOffice', org: 'o' }
  const entries = orderEntries(only.draft, 'case-1', by, { toldOn: '2025-06-01' }, () => `e${++n}`)
  expect(entries.map((e) => [e.type, e.on])).toEqual([
    ['orderIssued', '2025-03-05'],
    ['orderServed', '2025-03-06'],
    ['townshipNotified', '2025-06-01'],
  ])
  expect(entries[0]?.data).not.toHaveProperty('termMonths')
})
