import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { everywhere, type PolicyBook } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { countChange } from '#server/store/rollup.ts'
import { lastDay, randomLife } from '#test/metrics/random-life.ts'
import { caseFacts } from './case-facts.ts'
import { noFigures, type Standing } from './case-figures.ts'
import { figureDelta } from './figure-delta.ts'
import { measureCase } from './measure-case.ts'
import { countedMetrics } from './metrics.ts'
import { standingEntries } from './standing-entries.ts'
import { monthEnd } from './time-span.ts'
import { touchedFrom } from './touched-from.ts'
import { dayVector, monthVectors } from './vectors.ts'

/** Shanghai keeps who seriously violated from three years clean; so the figures must follow violations too. */
const books: readonly PolicyBook[] = ['3298', '3101', '5001'].map((at) => everywhere(readPolicyBook().at(at)))
const [book = everywhere(readPolicyBook().at('cn'))] = books
const today = lastDay

function viewOn(entries: readonly Entry[], day: string, law = book) {
  const standing = standingEntries(entries, today)
  return { state: replay(standing, law, day), facts: caseFacts(standing) }
}

function countAll(entries: readonly Entry[], on = today, law = book) {
  const state = replay(entries, law, on)
  return countChange({ journal: entries, book: law, state, today: on }, noFigures, null)
}

function standingOn(standings: readonly Standing[], day: string): Standing | undefined {
  return standings.find((s) => s.from <= day && (s.to === null || day < s.to))
}

/** Forty days in a row from one of the entries on, and every thirtieth day of the whole life. */
function daysToLookAt(entries: readonly Entry[], pick: number): readonly string[] {
  const from = entries[pick % Math.max(1, entries.length)]?.on ?? '2022-01-10'
  const near = Array.from({ length: 40 }, (_, i) => addDays(from, i))
  const far = Array.from({ length: 54 }, (_, i) => addDays('2022-01-10', 30 * i))
  return [...near, ...far].filter((day) => day <= today)
}

test('the steps of a case are what counting it on single days gives', () => {
  fc.assert(
    fc.property(randomLife, fc.nat(), fc.constantFrom(...books), (entries, pick, law) => {
      const { standings } = countAll(entries, today, law)
      for (const day of daysToLookAt(entries, pick)) {
        const view = viewOn(entries, day, law)
        const step = standingOn(standings, day)
        const place = view.state.executionPlace
        if (place === null) expect(step).toBeUndefined()
        else expect({ day, ...step }).toMatchObject({ day, area: place, ...dayVector(view) })
      }
    }),
    { numRuns: 150 },
  )
})

test('the months of a case are what the one evaluator counts of each month', () => {
  fc.assert(
    fc.property(randomLife, (entries) => {
      const view = viewOn(entries, today)
      for (const [month, vector] of monthVectors(view)) {
        for (const metric of countedMetrics) {
          if (metric.kind !== 'period') continue
          const tally = measureCase(metric, view, { from: `${month}-01`, to: monthEnd(month) })
          const stored = {
            numerator: vector.numerators[metric.slot - 1],
            denominator: vector.denominators[metric.slot - 1],
          }
          expect({ key: metric.key, month, ...stored }).toEqual({ key: metric.key, month, ...tally })
        }
      }
    }),
    { numRuns: 120 },
  )
})

test('counting entry by entry, also back-dated ones and strikes, ends where counting from scratch ends', () => {
  fc.assert(
    fc.property(randomLife, fc.infiniteStream(fc.nat({ max: 40 })), (entries, late) => {
      const arrivals = entries
        .map((entry, i) => ({ entry, on: i === 0 ? entry.on : addDays(entry.on, late.next().value ?? 0) }))
        .map((a) => ({ ...a, on: a.on > today ? today : a.on }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      let journal: Entry[] = []
      let figures = noFigures
      let next: string | null = null
      for (const { entry, on } of arrivals) {
        journal = [...journal, entry]
        const state = replay(journal, book, on)
        const reach = [touchedFrom([entry], journal), next, on].filter((d) => d !== null).sort()[0] ?? null
        figures = countChange(
          { journal, book, state, today: on },
          figures,
          figures.standings.length ? reach : null,
        )
        next = state.nextChangeOn
      }
      const state = replay(journal, book, today)
      const swept = [next, today].filter((d) => d !== null).sort()[0] ?? null
      figures = countChange({ journal, book, state, today }, figures, figures.standings.length ? swept : null)
      expect(figures).toEqual(countAll(entries))
    }),
    { numRuns: 150 },
  )
})

test('what a recount moves is additive: the standing of now is the sum of all changes', () => {
  fc.assert(
    fc.property(fc.array(randomLife, { maxLength: 6 }), (lives) => {
      const delta = figureDelta(lives.map((entries) => ({ before: noFigures, after: countAll(entries) })))
      const sum = (rows: typeof delta.now) =>
        rows.flatMap((r) => [...r.numerators, ...r.denominators]).reduce((a, b) => a + b, 0)
      expect(sum(delta.changes)).toBe(sum(delta.now))
      const open = lives.flatMap((entries) => countAll(entries).standings.filter((s) => s.to === null))
      expect(sum(delta.now)).toBe(
        open.flatMap((s) => [...s.numerators, ...s.denominators]).reduce((a, b) => a + b, 0),
      )
    }),
    { numRuns: 40 },
  )
})
