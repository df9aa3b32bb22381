/** Where a screening takes its names from. */
export const screeningSources = ['list', 'hand', 'picked'] as const

/** Lists that the register itself can give. */
export const pickKinds = ['reportInOverdue', 'contactLost', 'seriousViolation', 'notSeen'] as const
export type PickKind = (typeof pickKinds)[number]

/** What came of looking for somebody. */
export const outcomes = [
  'met',
  'checkedOnline',
  'searched',
  'elsewhere',
  'inCustody',
  'died',
  'notFound',
] as const
export type Outcome = (typeof outcomes)[number]

/** What follows from it. */
export const followUps = [
  'none',
  'reportIn',
  'placeChange',
  'entrust',
  'order',
  'reportToPolice',
  'searchOn',
] as const
export type FollowUp = (typeof followUps)[number]
