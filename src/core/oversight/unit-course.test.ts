import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, admitUnitAct, possibleUnitActs, unitActs } from './unit-acts.ts'
import { standUnit, type UnitEvent, type UnitEventKind } from './unit-course.ts'

const rules = { level: 'city', reviewers: 2, recheckYears: 2, objectionDays: 15 } as const
const unit = { area: '329801001', appliedOn: '2025-01-05' }
const today = '2025-12-31'
const who = (user: string, area: string): Actor => ({ user, area, today })
const county = who('county', '329801')
const city = who('city', '3298')
const own = who('own', unit.area)

function event(kind: UnitEventKind, actor: Actor, on: string, change: object = {}): UnitEvent {
  const bodies: Record<UnitEventKind, object> = {
    review: { recommend: 'award', judged: {}, note: '材料属实' },
    siteVisit: { note: '看了现场' },
    decision: { awarded: true, number: '2025-3', plaqueOn: on, reason: '达到标准' },
    recheck: { outcome: 'kept', note: '保持' },
    withdrawal: { reason: '弄虚作假' },
    objection: { statement: '情况不实' },
    objectionDecision: { upheld: true, reason: '查明属实' },
  }
  return { kind, on, by: actor.user, byArea: actor.area, ...bodies[kind], ...change } as UnitEvent
}

const reviewed = [
  event('review', county, '2025-01-10'),
  event('review', city, '2025-01-11'),
  event('siteVisit', county, '2025-01-12'),
]
const awarded = [...reviewed, event('decision', city, '2025-02-01')]
const withdrawn = [...awarded, event('withdrawal', city, '2025-12-20')]
const codeOf = (events: readonly UnitEvent[], next: UnitEvent, actor: Actor) => {
  const decision = admitUnitAct(unit, standUnit(events, rules), next, actor, rules)
  return decision.ok ? 'ok' : decision.refusals[0]?.code
}

describe('an application', () => {
  test('is decided after two reviews and a visit, by the office of the level that awards it', () => {
    expect(codeOf(reviewed.slice(0, 2), event('decision', city, '2025-02-01'), city)).toBe(
      'unit-not-reviewed',
    )
    expect(codeOf(reviewed, event('decision', county, '2025-02-01'), county)).toBe('unit-other-level')
    expect(codeOf(reviewed, event('decision', city, '2025-02-01'), city)).toBe('ok')
    expect(codeOf(reviewed, event('decision', city, '2025-02-01', { number: '' }), city)).toBe(
      'unit-award-without-number',
    )
  })
  test('is never reviewed by its own office, and by each person once', () => {
    expect(codeOf([], event('review', own, '2025-01-10'), own)).toBe('unit-own-office')
    expect(codeOf(reviewed, event('review', county, '2025-01-13'), county)).toBe('unit-reviewed-before')
  })
  test('goes forward in time and not into the future', () => {
    expect(codeOf(reviewed, event('decision', city, '2025-01-11'), city)).toBe('unit-day-before')
    expect(codeOf(reviewed, event('decision', city, '2026-01-01'), city)).toBe('unit-day-ahead')
  })
})

describe('a title', () => {
  test('is checked again two years after its plaque, then two years after each check', () => {
    expect(standUnit(awarded, rules).recheckDueOn).toBe('2027-02-01')
    const again = [...awarded, event('recheck', city, '2026-12-15')]
    expect(standUnit(again, rules).recheckDueOn).toBe('2028-12-15')
  })
  test('once withdrawn can be objected to by the unit for fifteen days, and another person decides', () => {
    const state = standUnit(withdrawn, rules)
    expect(state).toMatchObject({ stage: 'withdrawn', objectUntil: '2026-01-04', recheckDueOn: null })
    expect(codeOf(withdrawn, event('objection', own, '2025-12-25'), own)).toBe('ok')
    expect(codeOf(withdrawn, event('objection', own, '2026-01-05'), { ...own, today: '2026-01-05' })).toBe(
      'unit-objection-late',
    )
    const objected = [...withdrawn, event('objection', own, '2025-12-25')]
    expect(codeOf(objected, event('objectionDecision', city, '2025-12-30'), city)).toBe('unit-own-decision')
    const other = who('city-2', '3298')
    expect(codeOf(objected, event('objectionDecision', other, '2025-12-30'), other)).toBe('ok')
    const upheld = [...objected, event('objectionDecision', other, '2025-12-30')]
    expect(standUnit(upheld, rules)).toMatchObject({ stage: 'awarded', recheckDueOn: '2027-12-30' })
    const refusedIt = [...objected, event('objectionDecision', other, '2025-12-30', { upheld: false })]
    expect(standUnit(refusedIt, rules)).toMatchObject({ stage: 'withdrawn', objectionOpen: false })
    expect(codeOf(refusedIt, event('objection', own, '2025-12-31'), own)).toBe('unit-nothing-to-object')
  })
})

test('whatever comes: the unit never judges itself, and nobody outside does anything', () => {
  const any = fc.array(fc.constantFrom(...unitActs), { maxLength: 8 })
  fc.assert(
    fc.property(any, (kinds) => {
      let events: UnitEvent[] = []
      for (const kind of kinds)
        for (const actor of [county, city, own, who('other', '3299')]) {
          const next = event(kind, actor, '2025-12-30')
          const state = standUnit(events, rules)
          const decision = admitUnitAct(unit, state, next, actor, rules)
          expect(decision.ok).toBe(possibleUnitActs(unit, state, actor, rules).includes(kind))
          if (!decision.ok) continue
          expect(actor.area).not.toBe('3299')
          if (actor.area === unit.area) expect(kind).toBe('objection')
          events = [...events, next]
        }
      const state = standUnit(events, rules)
      if (state.stage === 'awarded') expect(state.recheckDueOn).not.toBeNull()
      if (state.stage !== 'awarded') expect(state.recheckDueOn).toBeNull()
    }),
  )
})
