/** What special rules hang on and no birth date tells (禁毒法 39, 重庆 39). */
export const situationKinds = [
  'pregnant',
  'nursing',
  'schoolPupil',
  'seriouslyIll',
  'soleCarer',
  'firstCaught',
] as const
export type SituationKind = (typeof situationKinds)[number]

/** Who joins beside the office: the right partner for a minor, a mother, somebody old or ill. */
export const partnerKinds = [
  'school',
  'youthLeague',
  'womensFederation',
  'civilAffairs',
  'healthCentre',
  'otherPartner',
] as const
export type PartnerKind = (typeof partnerKinds)[number]
