import fc from 'fast-check'
import { type DraftChange, SetValue } from '#core/policy/draft-change.ts'

/** Drafts a city may write: other rhythms, days and tiers. Every one of them is legal by how it is made. */
export function randomDraft(scheme: unknown): fc.Arbitrary<readonly DraftChange[]> {
  const rhythm = fc.oneof(
    fc.integer({ min: 1, max: 6 }),
    fc.record({
      default: fc.integer({ min: 1, max: 4 }),
      stable: fc.integer({ min: 0, max: 2 }),
      abnormal: fc.integer({ min: 2, max: 8 }),
    }),
  )
  const change = fc.oneof(
    rhythm.map((value) => set('visit.perMonth', value)),
    rhythm.map((value) => set('talk.perMonth', value)),
    fc.integer({ min: 1, max: 12 }).map((value) => set('guidance.medicalPerYear', value)),
    fc.integer({ min: 1, max: 60 }).map((value) => set('abnormal.handleDays', value)),
    fc.integer({ min: 1, max: 90 }).map((value) => set('agreement.targetDays', value)),
    fc.integer({ min: 1, max: 60 }).map((value) => set('workGroup.targetDays', value)),
    fc.integer({ min: 1, max: 30 }).map((value) => set('report.targetDays', value)),
    fc
      .record({ base: fc.integer({ min: 0, max: 60 }), by: fc.integer({ min: 1, max: 40 }) })
      .map(({ base, by }) => set('tiers.scheme', withBase(scheme, base, by))),
  )
  return fc.uniqueArray(change, {
    minLength: 1,
    maxLength: 3,
    selector: (c) => (c.do === 'set' ? c.rule : ''),
  })
}

function set(rule: string, value: unknown): DraftChange {
  return SetValue.parse({
    ...{ do: 'set', rule, value, clause: 'local-practice', from: null, to: null },
    ...{ reading: true, because: '试行。' },
  })
}

function withBase(scheme: unknown, base: number, by: number): unknown {
  const { tiers, ...rest } = scheme as { readonly tiers: readonly { readonly from: number }[] }
  return { ...rest, base, tiers: tiers.map((tier, i) => ({ ...tier, from: i * by })) }
}
