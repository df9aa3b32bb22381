import { describe, expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { entryTypes } from './entry-types.ts'
import { parseEntry } from './parse-entry.ts'

const book = readPolicyBook()
const order = {
  measure: 'communityDetox',
  organ: '局',
  documentNo: '1',
  executionPlace: '330106001',
  venue: 'hukou',
}
const entry = (type: string, data: unknown, more: object = {}) => ({
  id: '1',
  case: 'c',
  type,
  on: '2025-03-10',
  data,
  ...more,
})

/** The refusals as `field: reason`. */
function refused(json: unknown): string[] {
  const parsed = parseEntry(json, book)
  return parsed.ok ? [] : parsed.refusals.map((r) => `${r.field}: ${r.says.en}`)
}

describe('an entry is refused', () => {
  test('with the field and the reason', () => {
    expect(refused(entry('nonsense', {}))).toEqual([`type: 'nonsense' is not an entry type`])
    expect(refused(entry('reportedIn', {}))).toEqual(['data.place: is missing'])
    expect(refused(entry('reportedIn', { place: 'x', extra: 1 }))).toEqual([
      'data.extra: is not a field of this entry',
    ])
    expect(refused(entry('reportedIn', { place: 'x' }, { on: '2025-02-29' }))).toEqual([
      'on: is not a date (YYYY-MM-DD)',
    ])
    expect(refused(entry('reportedIn', { place: 'x' }, { surplus: 1 }))).toEqual([
      'surplus: is not a field of this entry',
    ])
    expect(refused(entry('testTaken', { sample: 'urine', level: 'lab', result: 'maybe' }))).toEqual([
      'data.result: is not one of negative, positive, invalid',
    ])
    expect(refused({ ...entry('resumed', {}), id: undefined })).toEqual(['id: is missing'])
    expect(refused(entry('resumed', {}, { recordedAt: '2025-03-10 10:00' }))).toEqual([
      'recordedAt: is not an instant with offset',
    ])
    expect(refused('text')).toEqual(['entry: is not an object'])
  })

  test('where names of built-in things pose as types', () => {
    expect(refused(entry('constructor', {}))).toEqual([`type: 'constructor' is not an entry type`])
  })

  test('where a detox order has another length than 36 months less credit', () => {
    const stated = (statedTo: string, more = {}) =>
      entry('orderIssued', { ...order, statedFrom: '2025-03-10', statedTo, ...more })
    expect(refused(entry('orderIssued', { ...order, termMonths: 24 }))).toEqual([
      'data.termMonths: is not the 36 months of the law less credit',
    ])
    expect(refused(stated('2027-03-09'))).toEqual([
      'data.statedTo: is not the 36 months of the law less credit',
    ])
    for (const good of [
      stated('2028-03-09'),
      stated('2028-03-10'),
      stated('2027-08-22', { creditDays: 200 }),
    ])
      expect(refused(good)).toEqual([])
    expect(refused(entry('orderIssued', { ...order, termMonths: 36 }))).toEqual([])
    expect(refused(entry('orderIssued', { ...order, termMonths: 29, creditDays: 200 }))).toEqual([])
  })

  test('where a rehab order states no term, or one beyond the law', () => {
    const rehab = { ...order, measure: 'communityRehab' }
    expect(refused(entry('orderIssued', rehab))).toHaveLength(1)
    expect(refused(entry('orderIssued', { ...rehab, termMonths: 37 }))).toEqual([
      'data.termMonths: is longer than the 36 months of the law',
    ])
    for (const termMonths of [1, 24, 36])
      expect(refused(entry('orderIssued', { ...rehab, termMonths }))).toEqual([])
  })

  test('where a leave or an absence ends before it begins, or a relapse rests on nothing', () => {
    expect(refused(entry('absenceFound', { from: '2025-03-10', to: '2025-03-09' }))).toEqual([
      'data.to: is before from',
    ])
    expect(refused(entry('relapseFound', {}))).toHaveLength(1)
  })
})

test('every refusal says why in both languages', () => {
  const parsed = parseEntry(
    entry('orderIssued', { measure: 'x', organ: '', creditDays: -1, documentNo: 3, statedFrom: 'a' }),
    book,
  )
  expect(parsed.ok).toBe(false)
  if (parsed.ok) return
  for (const r of parsed.refusals) expect(r.says.zh).toMatch(/[\u4e00-\u9fff]/)
})

test('every secret field of a type is one of its fields', () => {
  for (const type of Object.values(entryTypes)) {
    const known = parseEntry(
      entry(type.type, Object.fromEntries(type.secret.map((f) => [f, { not: 'text' }]))),
    )
    const surplus = known.ok ? [] : known.refusals.filter((r) => r.code === 'entry.surplus')
    expect(surplus, type.type).toEqual([])
  }
})
