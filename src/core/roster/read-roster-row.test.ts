import { expect, test } from 'vitest'
import type { Cell, Sheet } from '#core/orders/cell.ts'
import { placeFinder } from '#core/orders/resolve-place.ts'
import { readReleaseRow, readScreeningRow } from './read-roster-row.ts'
import { rosterLayout, rosterRows } from './roster-layout.ts'

const headings = [
  '序号',
  '学员姓名',
  '身份证号码',
  '接收乡镇(街道)',
  '所在场所',
  '预计出所日期',
  '出所原因',
  '生理脱毒',
  '宗教信仰',
]
const person = [
  '1',
  '测试甲',
  '329801199001010007',
  '一镇',
  '某强制隔离戒毒所',
  '2025年6月20日',
  '解除强戒责令社康',
  '合格',
  '无',
]
const sheet = (...rows: Cell[][]): Sheet => ({
  name: '名单',
  dateSystem: '1900',
  rows: [['即将出所人员名单'], headings, ...rows, ['合计', '1']],
})
const places = placeFinder([
  { code: '329801', name: '一区' },
  { code: '329801001', name: '一镇' },
  { code: '329801002', name: '二镇' },
])

function read(change: Record<number, Cell> = {}, scope = '329801') {
  const table = sheet(person.map((cell, i) => (i in change ? (change[i] ?? null) : cell)))
  const layout = rosterLayout('release', table)
  if (!layout) throw new Error('no headings found')
  const [row] = rosterRows('release', table, layout)
  if (!row) throw new Error('no row found')
  const context = { today: '2025-06-02', scope, layout, places, dateSystem: '1900' as const }
  return { layout, row: readReleaseRow(row.cells, row.row, context) }
}
const codesOf = (change: Record<number, Cell>, scope?: string) =>
  read(change, scope).row.reasons.map((r) => `${r.code}@${r.cell ?? ''}`)

test('a facility’s list is read whatever its headings; a column that is forbidden is not read at all', () => {
  const { layout, row } = read()
  expect(layout.passedOver).toEqual(['宗教信仰'])
  expect(row.standing).toBe('warning') // the number of the test fails its check on purpose
  expect(row.draft).toMatchObject({
    person: { name: '测试甲', sex: 'female', birthDate: '1990-01-01' },
    facts: {
      facility: '某强制隔离戒毒所',
      releaseReason: 'isolationToRehab',
      diagnosis: { physical: 'pass' },
    },
    releaseOn: '2025-06-20',
    expected: 'unknown',
    township: '329801001',
  })
})

test('a bad cell is named with its address and the row is not taken', () => {
  expect(codesOf({ 5: '25.6.20' })).toContain('dateAmbiguous@F3')
  expect(codesOf({ 2: 3.298e17 })).toContain('idPrecisionLost@C3')
  expect(codesOf({ 3: '三镇' })).toContain('placeUnknown@D3')
  expect(codesOf({ 4: '' })).toContain('missing@E3')
  expect(codesOf({ 6: '回家' })).toContain('choiceUnknown@G3')
  expect(read({ 4: '' }).row).toMatchObject({ standing: 'refused', draft: undefined, name: '测试甲' })
})

test('a township outside the own area is refused', () => {
  expect(codesOf({ 3: '二镇' }, '329801001')).toContain('townshipOutside@D3')
})

test('a day long past or far ahead is looked at by a person', () => {
  expect(codesOf({ 5: '2025-01-02' })).toContain('releaseLongPast@F3')
  expect(codesOf({ 5: '2027-01-02' })).toContain('releaseFar@F3')
})

test('a list for a screening needs a name, a number and a place', () => {
  const table: Sheet = {
    name: '',
    dateSystem: '1900',
    rows: [
      ['姓名', '证件号码', '街道', '备注'],
      ['测试乙', '329801199001010015', '二镇', '多年未见'],
    ],
  }
  const layout = rosterLayout('screening', table)
  if (!layout) throw new Error('no headings found')
  const context = { today: '2025-06-02', scope: '329801', layout, places, dateSystem: '1900' as const }
  expect(readScreeningRow(table.rows[1] ?? [], 2, context).draft).toMatchObject({
    name: '测试乙',
    township: '329801002',
    remark: '多年未见',
  })
})
