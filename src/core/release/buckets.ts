/** Where a release stands in the register. `open` is all that is neither joined nor closed. */
export const releaseBuckets = [
  'open',
  'late',
  'week',
  'month',
  'uncollected',
  'waitingOrder',
  'joined',
  'closed',
] as const
export type ReleaseBucket = (typeof releaseBuckets)[number]
