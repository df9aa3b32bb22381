import type { DayPage, dayBuckets, dayLists } from '#contract/day-contract.ts'

export type List = (typeof dayLists)[number]
export type Bucket = (typeof dayBuckets)[number]
export type Counts = DayPage['counts'][number]['counts']

const none: Counts = { overdue: 0, thisWeek: 0, thisMonth: 0, later: 0 }

export function countsOf(counts: DayPage['counts'], list: List): Counts {
  return counts.find((one) => one.list === list)?.counts ?? none
}

export function sum(counts: Counts): number {
  return counts.overdue + counts.thisWeek + counts.thisMonth + counts.later
}

/** Opens the first list that is not empty, so that the day begins with work and not with an empty tab. */
export function firstList(counts: DayPage['counts'] | undefined): List {
  const filled = counts?.find((one) => sum(one.counts) > 0)
  return filled?.list ?? 'appointments'
}
