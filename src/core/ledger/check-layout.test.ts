import { describe, expect, test } from 'vitest'
import { checkLayout } from './check-layout.ts'
import { headRows, ledgerHead, tableHead, tableLeaves } from './columns.ts'
import type { LedgerLayout } from './layout.ts'

const w = (zh: string) => ({ zh, en: zh })
const ledger = (change: Record<string, unknown> = {}) => ({
  id: 'x',
  kind: 'ledger',
  version: 1,
  from: '2026-01-01',
  names: w('台账'),
  lead: w('说明'),
  source: { text: '在用的登记表', force: 'T6', reading: true },
  readers: ['worker'],
  rows: { entries: ['testTaken'] },
  columns: [{ field: 'no' }, { field: 'entry.result' }],
  ...change,
})
const table = (change: Record<string, unknown> = {}) => ({
  ...ledger(),
  kind: 'table',
  period: 'month',
  rows: { areas: 'next' },
  columns: [{ figure: 'executionRate', show: 'value' }],
  ...change,
})
const bulletin = (text: string) => {
  const { rows, columns, ...rest } = ledger()
  expect([rows, columns]).toBeDefined()
  return { ...rest, kind: 'bulletin', period: 'month', title: w('通报'), parts: [{ text: w(text) }] }
}
const faults = (content: unknown) => {
  const checked = checkLayout(content, 'x')
  return 'faults' in checked ? checked.faults : []
}

describe('a layout that is right is taken', () => {
  test.each([
    ['ledger', ledger()],
    ['table', table()],
    ['bulletin', bulletin('执行率{executionRate.value}，比上月{executionRate.change}')],
  ])('%s', (_, content) => expect(faults(content)).toEqual([]))
})

describe('what is wrong is told with its place and how to mend it', () => {
  test.each([
    ['another id than the file', ledger({ id: 'y' }), /write id: x/],
    [
      'an unknown field',
      ledger({ columns: [{ field: 'case.blood' }] }),
      /columns\[0\]: there is no field 'case.blood'/,
    ],
    [
      'a field two heads down',
      ledger({ columns: [{ title: w('头'), columns: [{ field: 'entry.x' }] }] }),
      /columns\[0\]\.columns\[0\]/,
    ],
    ['an unknown entry', ledger({ rows: { entries: ['wedding'] } }), /no entry 'wedding'; use one of/],
    [
      'an entry that stays in the file',
      ledger({ rows: { entries: ['note'] } }),
      /what it says stays in the file/,
    ],
    [
      'what was said',
      ledger({ readers: ['worker'], rows: { entries: ['talkHeld'] }, columns: [{ field: 'entry.summary' }] }),
      /free text or of class C4/,
    ],
    [
      'a column that a reader may not see',
      ledger({
        readers: ['policeLiaison'],
        rows: { entries: ['visitMade'] },
        columns: [{ field: 'entry.method' }],
      }),
      /not for policeLiaison/,
    ],
    ['politics', ledger({ names: w('政治面貌台账') }), /no form may collect/],
    ['religion', ledger({ columns: [{ field: 'no', title: w('宗教信仰') }] }), /no form may collect/],
    ['fingerprints', ledger({ notes: [w('指纹编号')] }), /no form may collect/],
    ['DNA', table({ lead: w('DNA 编号') }), /no form may collect/],
    ['an unknown figure behind rows', ledger({ rows: { figure: 'luck' } }), /no figure 'luck'/],
    [
      'a reply that answers nothing',
      ledger({ rows: { entries: ['testTaken'], withoutReply: 'leaveDecided' } }),
      /answers none of/,
    ],
    ['an unknown figure', table({ columns: [{ figure: 'luck', show: 'value' }] }), /no figure 'luck'/],
    ['a column without a figure', table({ columns: [{ show: 'value' }] }), /names no figure/],
    [
      'a column that shows nothing',
      table({ columns: [{ figure: 'executionRate' }] }),
      /does not say what it shows/,
    ],
    [
      'a rank of months',
      table({ rows: { months: true }, columns: [{ figure: 'executionRate', show: 'rank' }] }),
      /rows are no areas/,
    ],
    [
      'a denominator of a count',
      table({ columns: [{ figure: 'seriousViolationCount', show: 'denominator' }] }),
      /only counts/,
    ],
    ['a number that can not be bound', bulletin('{executionRate.mood}'), /can not be filled/],
    ['another word in braces', bulletin('{weather}'), /can not be filled/],
    ['a field of YAML that is none', ledger({ colour: 'red' }), /colour/],
    ['a force that is none', ledger({ source: { text: '某文件', force: 'T9' } }), /force/],
  ])('%s', (_, content, says) => {
    const found = faults(content)
    expect(found.join('\n')).toMatch(says)
    expect(found.every((f) => f.startsWith('ledgers/x.yaml: '))).toBe(true)
  })
})

describe('heads of several rows', () => {
  test('a column of its own reaches down, a head lies over its columns', () => {
    const rows = headRows([
      { title: w('甲') },
      { title: w('乙'), columns: [{ title: w('一') }, { title: w('二') }] },
    ])
    expect(rows.map((row) => row.map((c) => [c.title.zh, c.from, c.span, c.depth]))).toEqual([
      [
        ['甲', 0, 1, 2],
        ['乙', 1, 2, 1],
      ],
      [
        ['一', 1, 1, 1],
        ['二', 2, 1, 1],
      ],
    ])
  })

  test('every place of the head is covered once', () => {
    const checked = checkLayout(
      table({
        columns: [
          {
            title: w('期末'),
            columns: [
              {
                title: w('社戒'),
                measure: 'communityDetox',
                figure: 'executionRate',
                columns: [{ show: 'value' }, { show: 'rank' }],
              },
            ],
          },
          { figure: 'lostRate', show: 'numerator' },
        ],
      }),
      'x',
    )
    if (!('layout' in checked) || checked.layout.kind !== 'table') throw new Error('refused')
    const head = tableHead(checked.layout.columns, w('辖区'))
    const width = tableLeaves(checked.layout.columns).length + 1
    const covered = head.flatMap((row, y) =>
      row.flatMap((c) =>
        Array.from({ length: c.depth }, (_, dy) =>
          Array.from({ length: c.span }, (__, dx) => `${c.from + dx} ${y + dy}`),
        ).flat(),
      ),
    )
    expect(covered).toHaveLength(width * head.length)
    expect(new Set(covered).size).toBe(covered.length)
    expect(tableLeaves(checked.layout.columns)[0]?.ask).toMatchObject({
      figure: 'executionRate',
      measure: 'communityDetox',
      show: 'value',
    })
  })

  test('a ledger takes the words of its fields where it says none', () => {
    const checked = checkLayout(ledger(), 'x')
    if (!('layout' in checked)) throw new Error('refused')
    expect(ledgerHead(checked.layout as LedgerLayout)[0]?.map((c) => c.title.zh)).toEqual([
      '序号',
      '检测结果',
    ])
  })
})
