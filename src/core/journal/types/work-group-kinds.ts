/** The statute's five kinds, the social worker that some provinces add, and others (戒毒条例 17). */
export const workGroupKinds = [
  'worker',
  'police',
  'medic',
  'family',
  'volunteer',
  'socialWorker',
  'other',
] as const
