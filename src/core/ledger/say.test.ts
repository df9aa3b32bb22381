import { describe, expect, test } from 'vitest'
import { executionRate } from '#core/metrics/definitions/execution-rate.ts'
import { seriousViolationCount } from '#core/metrics/definitions/serious-violation-count.ts'
import { hiddenCell } from '#core/metrics/suppress.ts'
import { fillText, placesOf, readBound } from './bulletin-text.ts'
import { linesThatStand } from './lines-that-stand.ts'
import { daysOf, sayPeriod } from './period.ts'
import { sayCell, sayChange } from './say-cell.ts'

const cell = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  suppressed: false as const,
})

describe('cells', () => {
  test('a rate of nobody is no rate, a hidden cell says nothing', () => {
    expect(sayCell(executionRate, cell(880, 957), 'value', 'zh').text).toBe('92.0%')
    expect(sayCell(executionRate, cell(880, 957), 'gap', 'zh')).toMatchObject({ text: '77', value: 77 })
    expect(sayCell(executionRate, cell(0, 0), 'value', 'zh')).toEqual({ text: '—', value: null })
    expect(sayCell(executionRate, hiddenCell, 'numerator', 'en')).toEqual({
      text: 'not shown',
      value: null,
      hidden: true,
    })
    expect(sayCell(seriousViolationCount, cell(3, 0), 'value', 'zh').text).toBe('3')
  })

  test('a change is said in points of the rates as printed', () => {
    expect(sayChange(executionRate, cell(92, 100), cell(90, 100), 'zh')).toBe('上升2.0个百分点')
    expect(sayChange(executionRate, cell(90, 100), cell(92, 100), 'en')).toBe('down 2.0 points')
    expect(sayChange(executionRate, cell(1, 3), cell(1, 3), 'zh')).toBe('持平')
    expect(sayChange(executionRate, cell(1, 3), cell(0, 0), 'zh')).toBe('无可比数')
    expect(sayChange(executionRate, hiddenCell, cell(1, 3), 'zh')).toBe('不显示')
    expect(sayChange(seriousViolationCount, cell(3, 0), cell(5, 0), 'zh')).toBe('下降2')
  })
})

test('places of a bulletin are read with measure and span, and filled', () => {
  expect(readBound('testRate:communityDetox@year.value')).toEqual({
    figure: 'testRate',
    measure: 'communityDetox',
    span: 'year',
    show: 'value',
  })
  expect(readBound('sixParts.relief.numerator')).toMatchObject({
    figure: 'sixParts.relief',
    show: 'numerator',
  })
  expect(readBound('area')).toBe('area')
  expect(readBound('executionRate')).toBeNull()
  expect(placesOf('{area}的{executionRate.value}')).toEqual(['area', 'executionRate.value'])
  expect(fillText('{area}的{executionRate.value}', (b) => (b === 'area' ? '一镇' : '92.0%'))).toBe(
    '一镇的92.0%',
  )
})

test('a period is whole, and ends today where it still runs', () => {
  expect(daysOf('month', '2026-02-10', '2026-05-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysOf('month', '2026-05-10', '2026-05-12')).toEqual({ from: '2026-05-01', to: '2026-05-12' })
  expect(daysOf('year', '2025-05-10', '2026-05-12')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  expect(sayPeriod('month', '2026-02-10', 'zh')).toBe('2026年2月')
  expect(sayPeriod('year', '2026-02-10', 'en')).toBe('2026')
})

test('given a test whose objection was upheld and a struck talk, neither stands in a ledger', () => {
  const e = (id: string, type: string, data: Record<string, unknown> = {}) => ({
    id,
    case: 'c',
    type,
    on: '2026-01-05',
    data,
  })
  const journal = [
    e('t', 'testTaken', { sample: 'urine', level: 'onSite', result: 'positive' }),
    e('o', 'testObjectionDecided', { test: 't', upheld: true }),
    e('k', 'talkHeld'),
    e('s', 'struck', { entry: 'k', reason: '录错' }),
    e('v', 'visitMade'),
  ]
  const standing = linesThatStand(journal, '2026-02-01').map((x) => x.id)
  expect(standing).toHaveLength(2)
  expect(standing).toEqual(expect.arrayContaining(['v', 'o']))
})
