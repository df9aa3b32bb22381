import { ageBands } from '#core/metrics/age-bands.ts'
import { type Dimension, keptAs, unknownPart } from '#core/metrics/parts.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import type { PartFilter } from '#server/store/part-read.ts'
import { stationsByProvider } from '#server/store/station-names.ts'
import type { Asked } from './find-area.ts'

export type PartChoice = { readonly by: Dimension; readonly value: string }

/** The kept values that count as one value of a dimension: exactly those that `readingOf` reads so. */
export async function partFilterOf(
  context: Context,
  asked: Asked,
  { by, value }: PartChoice,
): Promise<PartFilter> {
  const part = keptAs[by]
  if (by === 'provider') return { part, values: await stationsByProvider(context.tx, value) }
  if (by !== 'age' || value === unknownPart) return { part, values: [value] }
  const bands = ageBands(context.policies.at(asked.area.code), asked.day)
  const band = bands.find((b) => b.key === value)
  if (!band) throw notFound()
  return { part, ages: { from: band.from, to: band.to } }
}
