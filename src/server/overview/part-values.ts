import { ageBands, bandOf, sayBand } from '#core/metrics/age-bands.ts'
import { type Dimension, unknownPart } from '#core/metrics/parts.ts'
import { findRule } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { TierScheme } from '#core/tier/scheme.ts'
import type { Context } from '#server/http/context.ts'
import type { PartRow } from '#server/store/part-read.ts'
import { findStations } from '#server/store/station-names.ts'
import type { Asked } from './find-area.ts'

/** How kept values are read as the values of a dimension. */
export type Reading = {
  /** The value under which a kept row counts. */
  readonly valueOf: (row: Pick<PartRow, 'value' | 'year'>) => string
  readonly titleOf: (value: string) => Words | null
  /** Values in the order in which they are shown, where that is not by size; the others follow. */
  readonly order: readonly string[]
}

const sexes: Readonly<Record<string, Words>> = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
}

/** Reads the rows of one question; organisations are looked up for the stations in it. */
export async function readingOf(
  context: Context,
  asked: Asked,
  by: Dimension,
  rows: readonly PartRow[],
): Promise<Reading> {
  const policy = context.policies.at(asked.area.code)
  const same = (row: Pick<PartRow, 'value'>) => row.value
  if (by === 'sex')
    return { valueOf: same, titleOf: (value) => sexes[value] ?? null, order: Object.keys(sexes) }
  if (by === 'age') {
    const bands = ageBands(policy, asked.day)
    const titles = new Map(bands.map((band) => [band.key, sayBand(band)] as const))
    return {
      valueOf: (row) => bandOf(bands, row.value, row.year),
      titleOf: (value) => titles.get(value) ?? null,
      order: bands.map((band) => band.key),
    }
  }
  if (by === 'tier') {
    const scheme = TierScheme.safeParse(findRule(policy, 'tiers.scheme', asked.day)?.value)
    const tiers = scheme.success ? scheme.data.tiers.toReversed() : []
    const titles = new Map(tiers.map((tier) => [tier.key, tier.name] as const))
    return {
      valueOf: same,
      titleOf: (value) => titles.get(value) ?? null,
      order: tiers.map((tier) => tier.key),
    }
  }
  const stations = await findStations(context.tx, [...new Set(rows.map(same))])
  const plain = (name: string | null | undefined): Words | null => (name ? { zh: name, en: name } : null)
  if (by === 'station')
    return { valueOf: same, titleOf: (value) => plain(stations.get(value)?.name), order: [] }
  const providers = new Map([...stations.values()].map((s) => [s.provider, s.providerName] as const))
  return {
    valueOf: (row) => stations.get(row.value)?.provider ?? unknownPart,
    titleOf: (value) => plain(providers.get(value)),
    order: [],
  }
}
