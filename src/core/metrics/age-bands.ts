import { findRule, type Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { unknownPart } from './parts.ts'

/** Ages from `from` to `to`, both inside; the last band has no end. */
export type AgeBand = { readonly key: string; readonly from: number; readonly to: number | null }

/** The bands of the pack in force (`figure.ageBands`: where each band after the first begins). */
export function ageBands(policy: Policy, on: PlainDate): readonly AgeBand[] {
  const value = findRule(policy, 'figure.ageBands', on)?.value
  const starts = Array.isArray(value) ? value.filter((n) => Number.isInteger(n) && n > 0) : []
  const froms = [0, ...starts.toSorted((a, b) => a - b)]
  return froms.map((from, i) => {
    const next = froms[i + 1]
    const to = next === undefined ? null : next - 1
    return { key: `${from}-${to ?? ''}`, from, to }
  })
}

/**
 * The band of a year of birth in a year. The age is the one reached in that year: the day of birth is not kept with
 * figures, so the whole nation grows older on 1 January.
 */
export function bandOf(bands: readonly AgeBand[], born: string, year: number): string {
  const age = year - Number(born)
  if (born === unknownPart || !Number.isInteger(age)) return unknownPart
  return (
    bands.find((b) => (age >= b.from || b.from === 0) && (b.to === null || age <= b.to))?.key ?? unknownPart
  )
}

export function sayBand({ from, to }: AgeBand): Words {
  if (to === null) return { zh: `${from}岁及以上`, en: `${from} and over` }
  if (from === 0) return { zh: `不满${to + 1}岁`, en: `Under ${to + 1}` }
  return { zh: `${from}至${to}岁`, en: `${from} to ${to}` }
}
