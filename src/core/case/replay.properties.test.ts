import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEntryType } from '#core/journal/entry-types.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import { typeOrder } from '#core/journal/type-order.ts'
import { everywhere } from '#core/policy/policy.ts'
import { addDays, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { diceOf, randomLife } from '#test/support/random-life.ts'
import { type CaseState, dutyKinds, dutyStatuses, findingKinds, stages } from './case-state.ts'
import { replay, walkCase } from './replay.ts'

const book = readPolicyBook()
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
/** A seed is its own smallest example: no shrinking. */
const runs = { numRuns: 300, endOnFailure: true }

/** A life and a day somewhere in it or after it. */
function lifeAndDay(seed: number) {
  const entries = randomLife(seed)
  const dice = diceOf(seed ^ 0x5bd1e995)
  const first = entries[0]?.on ?? '2020-01-01'
  return { entries, dice, asOf: addDays(first, dice.below(2200)) }
}

describe('the random lives', () => {
  const lives = Array.from({ length: 1500 }, (_, seed) => lifeAndDay(seed))

  test('reach every entry type, and every entry is well formed', () => {
    const types = new Set(lives.flatMap((l) => l.entries.map((e) => e.type)))
    expect([...types].sort()).toEqual([...typeOrder].sort())
    for (const l of lives.slice(0, 300))
      for (const e of l.entries) expect(parseEntry(e, book)).toMatchObject({ ok: true })
  })

  test('reach every stage, duty kind and finding kind', () => {
    const states = lives.map((l) => replay(l.entries, book, l.asOf))
    expect(new Set(states.map((s) => s.stage))).toEqual(new Set(stages))
    expect(new Set(states.flatMap((s) => s.duties.map((d) => d.kind)))).toEqual(new Set(dutyKinds))
    expect(new Set(states.flatMap((s) => s.duties.map((d) => d.status)))).toEqual(new Set(dutyStatuses))
    expect(new Set(states.flatMap((s) => s.findings.map((f) => f.kind)))).toEqual(new Set(findingKinds))
    expect(new Set(states.map((s) => s.handover)).size).toBe(4)
  })
})

describe('replay, whatever the life', { timeout: 180_000 }, () => {
  test('gives the same state for entries in any order, also sent twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, dice, asOf } = lifeAndDay(seed)
        const shuffled = [...entries, ...entries.slice(0, 5)]
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = dice.below(i + 1)
          const a = shuffled[i] as (typeof shuffled)[number]
          shuffled[i] = shuffled[j] as (typeof shuffled)[number]
          shuffled[j] = a
        }
        expect(replay(shuffled, book, asOf)).toEqual(replay(entries, book, asOf))
      }),
      runs,
    )
  })

  test('is on a day what the entries up to that day make it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, asOf } = lifeAndDay(seed)
        const until = entries.filter((e) => e.on <= asOf)
        fc.pre(until.length > 0)
        expect(replay(entries, book, asOf)).toEqual(replay(until, book, asOf))
      }),
      runs,
    )
  })

  test('is as known on a day what the entries recorded by then make it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, asOf } = lifeAndDay(seed)
        const known = `${asOf}T12:00:00+08:00`
        const until = entries.filter((e) => e.recordedAt === undefined || e.recordedAt <= known)
        fc.pre(until.length > 0)
        expect(replay(entries, book, asOf, known)).toEqual(replay(until, book, asOf))
      }),
      runs,
    )
  })

  test('treats a struck entry as one that never was', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, dice, asOf } = lifeAndDay(seed)
        const wrong = dice.of(entries)
        const strike = {
          id: 'strike',
          case: wrong.case,
          type: 'struck',
          on: wrong.on,
          data: { entry: wrong.id, reason: '错' },
        }
        const without = entries.filter((e) => e !== wrong)
        fc.pre(wrong.on <= asOf && without.length > 0)
        expect(replay([...entries, strike], book, asOf)).toEqual(replay(without, book, asOf))
      }),
      runs,
    )
  })

  test('rests every duty and finding on a clause of the pack and on entries of the journal', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, asOf } = lifeAndDay(seed)
        const ids = new Set(entries.map((e) => e.id))
        const state = replay(entries, everywhere(book.pack('cn')), asOf)
        const { clauses } = book.pack('cn')
        for (const f of [...state.duties, ...state.findings]) {
          expect(clauses[f.clause], `clause of ${f.id}`).toBeDefined()
          expect(f.evidence.length, `evidence of ${f.id}`).toBeGreaterThan(0)
          for (const id of f.evidence) expect(ids.has(id), `${f.id} rests on ${id}`).toBe(true)
        }
        const all = [...state.duties, ...state.findings].map((x) => x.id)
        expect(new Set(all).size).toBe(all.length)
        for (const d of state.duties) expect(d.windowFrom <= d.dueOn, d.id).toBe(true)
        for (const f of state.findings) expect(f.on <= asOf, f.id).toBe(true)
      }),
      runs,
    )
  })

  test('stays the same until nextChangeOn and differs on it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { entries, dice, asOf } = lifeAndDay(seed)
        const until = entries.filter((e) => e.on <= asOf)
        fc.pre(until.length > 0)
        const state = replay(until, book, asOf)
        const before = toDayNumber(state.nextChangeOn ?? addDays(asOf, 800)) - 1
        const today = toDayNumber(asOf)
        const days = Array.from({ length: 12 }, () => today + dice.below(before - today + 1))
        for (const same of walkCase(
          until,
          book,
          [...days, today + 1, before].filter((d) => d <= before).map(fromDayNumber),
        ))
          expect(lasting(same)).toBe(lasting(state))
        if (state.nextChangeOn !== null)
          expect(lasting(replay(until, book, state.nextChangeOn))).not.toBe(lasting(state))
      }),
      runs,
    )
  })
})

/** The state without its running clocks (docs/replay.md): the day asked, the days served, and the date of the next change. */
function lasting({ asOf: _, nextChangeOn: __, ...state }: CaseState): string {
  return JSON.stringify({ ...state, term: { ...state.term, elapsedDays: 0 } })
}

test('every type in the order of a day is defined, and every defined type has its place', () => {
  for (const type of typeOrder) expect(findEntryType(type)?.type).toBe(type)
})
