/**
 * Why somebody was inside. The form counts six without naming them where we saw it; these six follow from its fourteen
 * reasons of release.
 */
export const enteredReasons = [
  'isolation',
  'voluntary',
  'rehabFacility',
  'administrativeDetention',
  'criminalDetention',
  'arrest',
] as const
export type EnteredReason = (typeof enteredReasons)[number]

/** Why somebody leaves: the fourteen codes of the registration of handover at release. */
export const releaseReasons = [
  'isolationToRehab',
  'isolationToDetox',
  'voluntaryEnded',
  'leftFacility',
  'detentionToDetox',
  'administrativeReleased',
  'detentionReleased',
  'arrestReleased',
  'toDetention',
  'toArrest',
  'toCustody',
  'medicalRelease',
  'transferred',
  'other',
] as const
export type ReleaseReason = (typeof releaseReasons)[number]

/** Leaving one closed place for another: nobody comes home, so nothing is owed at a gate. */
export const staysInside: ReadonlySet<ReleaseReason> = new Set([
  'toDetention',
  'toArrest',
  'toCustody',
  'transferred',
])

/** Who met the person. The regulation names family, employer and police station; township and stations come from practice. */
export const handovers = ['township', 'station', 'family', 'employer', 'police', 'self', 'other'] as const
export type Handover = (typeof handovers)[number]

/** The national code of a handover as far as its list was seen; the others are written as words. */
export const handoverCodes: Readonly<Partial<Record<Handover, string>>> = {
  township: '01',
  self: '06',
  other: '99',
}

/** The four dimensions of the assessment before release; the first three pass or fail, the last is good or fair. */
export const passDimensions = ['physical', 'mindBody', 'behaviour'] as const
export const passResults = ['pass', 'fail'] as const
export const environmentResults = ['good', 'fair'] as const

/** What the facility or the police expect to follow. */
export const expectedMeasures = ['communityRehab', 'communityDetox', 'none', 'unknown'] as const
export type ExpectedMeasure = (typeof expectedMeasures)[number]
