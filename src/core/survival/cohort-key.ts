import { addMonths, isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'

export const cohortSteps = ['year', 'half'] as const
export type CohortStep = (typeof cohortSteps)[number]

/** `2024` or `2024-H2`, by the day on which observation began. */
export function cohortOf(day: PlainDate, step: CohortStep): string {
  const year = day.slice(0, 4)
  return step === 'year' ? year : `${year}-H${day.slice(5, 7) <= '06' ? 1 : 2}`
}

/** First day and the day after the last; null for what is no cohort. */
export function cohortDays(cohort: string): { readonly from: PlainDate; readonly to: PlainDate } | null {
  const match = /^(\d{4})(?:-H([12]))?$/.exec(cohort)
  if (!match) return null
  const [, year = '', half] = match
  const from = `${year}-${half === '2' ? '07' : '01'}-01`
  return isPlainDate(from) ? { from, to: addMonths(from, half ? 6 : 12) } : null
}
