import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '#core/journal/entry.ts'
import { addDays, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { birthdaySpan } from './birthday.ts'
import {
  exemptionNow,
  joinedPartners,
  lackingPartners,
  needsGuardian,
  specialRules,
} from './special-rules.ts'

const book = readPolicyBook()
const nation = book.pack('cn')
const chongqing = book.pack('cn-50')

let ids = 0
const fact = (
  type: string,
  on: PlainDate,
  data: Record<string, unknown> = {},
  id = `${type}-${ids++}`,
): Entry => ({
  id,
  case: 'c',
  type,
  on,
  data,
})
const of = (
  birthDate: PlainDate | null,
  today: PlainDate,
  journal: readonly Entry[] = [],
  policy = nation,
  birthYear: number | null = null,
) => ({ person: { birthDate, birthYear }, journal, policy, today })
const kinds = (input: Parameters<typeof specialRules>[0]) =>
  specialRules(input).map((r) => [r.kind, r.exempt, r.ended])

describe('what age brings', () => {
  test('given a person of fifteen, isolation may be spared until the sixteenth birthday, and a guardian signs', () => {
    const before = of('2009-06-03', '2025-06-02')
    expect(kinds(before)).toEqual([
      ['young', 'may', false],
      ['minor', null, false],
    ])
    expect(specialRules(before)[0]).toMatchObject({ until: '2025-06-03', clause: 'jdf-39', certain: true })
    expect(needsGuardian(before)).toBe(true)
    expect(kinds(of('2009-06-03', '2025-06-03'))).toEqual([
      ['young', null, true],
      ['minor', null, false],
    ])
  })

  test('given eighteen years, nothing is left; sixty is shown, but exempts only where the place says so', () => {
    expect(kinds(of('2007-06-02', '2025-06-02'))).toEqual([])
    expect(kinds(of('1965-06-02', '2025-06-01'))).toEqual([])
    expect(kinds(of('1965-06-02', '2025-06-02'))).toEqual([['old', null, false]])
    const local = of('1965-06-02', '2025-06-02', [], chongqing)
    expect(specialRules(local)).toMatchObject([{ kind: 'old', exempt: 'may', clause: 'cq-39' }])
  })

  test('given only a year of birth, the rule is uncertain and errs on the side of the person', () => {
    const young = specialRules(of(null, '2025-06-02', [], nation, 2009))
    expect(young[0]).toMatchObject({ kind: 'young', certain: false, until: '2025-12-31', exempt: 'may' })
    expect(needsGuardian(of(null, '2025-06-02', [], nation, 2007))).toBe(true)
    expect(specialRules(of(null, '2025-06-02', [], nation, 1990))).toEqual([])
    expect(specialRules(of(null, '2025-06-02'))).toEqual([])
  })
})

describe('what is recorded', () => {
  const mother = fact('specialSituation', '2025-03-01', { kind: 'nursing', childBornOn: '2025-02-20' }, 'n1')

  test('given a nursing mother, she is not put into isolation until the first birthday; then somebody looks again', () => {
    const rules = specialRules(of('1990-01-01', '2026-02-19', [mother]))
    expect(rules).toMatchObject([
      { kind: 'nursing', exempt: 'must', until: '2026-02-20', entry: 'n1', clause: 'jdf-39' },
    ])
    expect(exemptionNow(rules)).toEqual({ exempt: 'must', until: '2026-02-20', clause: 'jdf-39' })
    const after = specialRules(of('1990-01-01', '2026-02-20', [mother]))
    expect(after).toMatchObject([{ kind: 'nursing', exempt: null, ended: true }])
    expect(exemptionNow(after)).toBeNull()
    const ended = fact('specialSituationEnded', '2026-02-21', { situation: 'n1' })
    expect(specialRules(of('1990-01-01', '2026-02-22', [mother, ended]))).toEqual([])
  })

  test('given a pregnancy past its expected day, the rule stands until a person ends it', () => {
    const pregnant = fact('specialSituation', '2025-03-01', { kind: 'pregnant', expectedUntil: '2025-06-01' })
    expect(kinds(of('1990-01-01', '2025-09-01', [pregnant]))).toEqual([['pregnant', 'must', false]])
  })

  test('given a file that says male, a pregnancy is shown as doubtful and exempts nobody until somebody has looked', () => {
    const input = of('1990-01-01', '2025-06-02', [mother])
    const rules = specialRules({ ...input, person: { ...input.person, sex: 'male' } })
    expect(rules).toMatchObject([{ kind: 'nursing', exempt: null, certain: false }])
    expect(exemptionNow(rules)).toBeNull()
  })

  test('given a struck entry, it says nothing', () => {
    const struck = fact('struck', '2025-03-02', { entry: 'n1', reason: '登记错误' })
    expect(specialRules(of('1990-01-01', '2025-06-02', [mother, struck]))).toEqual([])
  })

  test('given a pupil of seventeen, only the local list exempts, and only until eighteen', () => {
    const pupil = fact('specialSituation', '2025-03-01', { kind: 'schoolPupil' })
    expect(kinds(of('2008-01-01', '2025-06-02', [pupil])).map(([k, e]) => [k, e])).toContainEqual([
      'schoolPupil',
      null,
    ])
    const local = specialRules(of('2008-01-01', '2025-06-02', [pupil], chongqing)).find(
      (r) => r.kind === 'schoolPupil',
    )
    expect(local).toMatchObject({ exempt: 'may', until: '2026-01-01' })
  })

  test('partners are proposed until they joined, and again when they left', () => {
    const ask = (journal: readonly Entry[]) => {
      const input = of('1990-01-01', '2025-06-02', journal)
      return lackingPartners(input, specialRules(input))
    }
    expect(ask([mother])).toEqual(['womensFederation', 'healthCentre'])
    const joined = fact(
      'partnerJoined',
      '2025-04-01',
      { kind: 'womensFederation', organisation: '镇妇联' },
      'p1',
    )
    expect(ask([mother, joined])).toEqual(['healthCentre'])
    expect(joinedPartners([joined])).toMatchObject([{ organisation: '镇妇联', contact: null }])
    expect(ask([mother, joined, fact('partnerLeft', '2025-05-01', { partner: 'p1' })])).toContain(
      'womensFederation',
    )
  })
})

describe('on every day of every life', () => {
  const day = fc
    .integer({ min: toDayNumber('1940-01-01'), max: toDayNumber('2025-12-31') })
    .map(fromDayNumber)

  test('an age is never reached before the birthday and always on it, in every year', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 90 }), (birth, years) => {
        const span = birthdaySpan({ birthDate: birth, birthYear: null }, years)
        expect(span?.earliest.slice(0, 4)).toBe(String(Number(birth.slice(0, 4)) + years))
        expect((span?.earliest ?? '').slice(5) >= birth.slice(5)).toBe(true)
        expect(
          (span?.earliest ?? '').slice(5) <= addDays(`2024-${birth.slice(5)}`, 1).slice(5) ||
            birth.endsWith('12-31'),
        ).toBe(true)
      }),
    )
  })

  test('a nursed child exempts on every day before its first birthday and on none after', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (born, later) => {
        const today = addDays(born, later)
        const entry = fact('specialSituation', born, { kind: 'nursing', childBornOn: born })
        const exempt = exemptionNow(specialRules(of('1930-01-01', today, [entry]))) !== null
        const first = birthdaySpan({ birthDate: born, birthYear: null }, 1)?.latest ?? ''
        expect(exempt).toBe(today < first && today >= '2008-06-01')
      }),
    )
  })

  test('a year of birth alone never says more than the day would deny: under sixteen by day is under sixteen by year', () => {
    fc.assert(
      fc.property(day, day, (birth, today) => {
        const has = (input: Parameters<typeof specialRules>[0]) =>
          specialRules(input).some((r) => r.kind === 'young' && !r.ended)
        if (has(of(birth, today)))
          expect(has(of(null, today, [], nation, Number(birth.slice(0, 4))))).toBe(true)
      }),
    )
  })
})
