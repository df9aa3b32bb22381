import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { caseFacts } from '#core/metrics/case-facts.ts'
import { addTallies, measureCase } from '#core/metrics/measure-case.ts'
import type { Period, Tally } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { everywhere } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

const book = everywhere(readPolicyBook().at('3298'))
export const here = '329801001'

type Fact = readonly [on: PlainDate, type: string, data?: Record<string, unknown>]

/** A journal from its facts, in the words of the case language. */
export function journal(...facts: readonly Fact[]): readonly Entry[] {
  return facts.map(([on, type, data = {}], i) => ({ id: `e${i}`, case: 'c', type, on, data }))
}

export function detoxOrder(on: PlainDate, more: Record<string, unknown> = {}): Fact {
  const data = { measure: 'communityDetox', organ: '某公安分局', documentNo: '第1号', executionPlace: here }
  return [on, 'orderIssued', { ...data, venue: 'hukou', ...more }]
}

export function rehabOrder(on: PlainDate, more: Record<string, unknown> = {}): Fact {
  return detoxOrder(on, { measure: 'communityRehab', termMonths: 24, releasedOn: on, ...more })
}

export const served = (on: PlainDate): Fact => [on, 'orderServed', { to: 'person', way: 'direct' }]
export const reported = (on: PlainDate): Fact => [on, 'reportedIn', { place: here }]
export const signed = (on: PlainDate): Fact => [on, 'agreementSigned', { parties: ['本人'], place: here }]

/** Numerator over denominator of a figure over these journals, as `2/3`. */
export function figure(
  key: string,
  day: PlainDate,
  lives: readonly (readonly Entry[])[],
  period?: Period,
): string {
  const metric = findMetric(key)
  if (!metric) throw new Error(`no figure '${key}'`)
  const { numerator, denominator }: Tally = addTallies(
    lives.map((entries) => {
      const standing = standingEntries(entries, day)
      const view = { state: replay(standing, book, day), facts: caseFacts(standing) }
      return measureCase(metric, view, period ?? { from: day, to: day })
    }),
  )
  return `${numerator}/${denominator}`
}
