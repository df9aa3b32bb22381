import { findRule } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { addMonths, daysBetween } from '#core/shared/plain-date.ts'
import { type CohortStep, cohortDays, cohortOf } from '#core/survival/cohort-key.ts'
import { type Curve, findCurve } from '#core/survival/curves.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import type { SpellFind } from '#server/store/spell-read.ts'
import type { Asked } from './find-area.ts'

/** How many cohorts a picture shows, the running one included. */
const shown: Record<CohortStep, number> = { year: 6, half: 8 }

export type CohortQuestion = {
  readonly curve: Curve
  readonly horizon: number
  /** Names of the cohorts, oldest first, as `find.starts` has their first days. */
  readonly cohorts: readonly string[]
  readonly find: SpellFind
}

/** What a picture of cohorts reads: the newest ones that had begun on the day, or the one that is named. */
export function cohortQuestion(
  context: Context,
  asked: Asked,
  want: { readonly curve: string; readonly step: CohortStep; readonly cohort?: string | undefined },
): CohortQuestion {
  const curve = findCurve(want.curve)
  const { step } = want
  const newest = cohortDays(want.cohort ?? cohortOf(asked.day, step))
  if (!curve || !newest) throw notFound()
  const horizon = horizonOf(context, curve, asked)
  const back = (n: number) => addMonths(newest.from, -n * (step === 'year' ? 12 : 6))
  const count = want.cohort === undefined ? shown[step] : 1
  const starts = Array.from({ length: count }, (_, i) => back(count - 1 - i))
  const cohorts = want.cohort === undefined ? starts.map((day) => cohortOf(day, step)) : [want.cohort]
  const { area, day, measure } = asked
  const find = { curve: curve.key, area: area.code, day, horizon, measure, starts, to: newest.to }
  return { curve, horizon, cohorts, find }
}

/** Days of the axis: our own, or what the packs say of the place on the day. */
function horizonOf(context: Context, curve: Curve, { area, day }: Asked): number {
  if ('days' in curve.horizon) return curve.horizon.days
  const rule = findRule(context.policies.at(area.code), curve.horizon.rule, day)
  if (typeof rule?.value !== 'number') throw notFound()
  const months = rule.value * (curve.horizon.unit === 'year' ? 12 : 1)
  return longest(day, months)
}

/** The most days that so many months can have, so that whoever got through them is seen to the end. */
function longest(day: PlainDate, months: number): number {
  const leap = `${Number(day.slice(0, 4)) - (Number(day.slice(0, 4)) % 4)}-01-01`
  return daysBetween(leap, addMonths(leap, months))
}
