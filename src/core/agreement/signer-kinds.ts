/** Who puts a name under an agreement: the two sides first, then those who stand by the person. */
export const signerKinds = ['township', 'body', 'person', 'guardian', 'family', 'member'] as const
export type SignerKind = (typeof signerKinds)[number]

/** Who refused or was absent did not sign. */
export const signingWays = ['signed', 'refused', 'absent'] as const
export type SigningWay = (typeof signingWays)[number]

/** Bodies that a township may appoint to sign in its place (禁毒法 34). */
export const bodyKinds = [
  'residentsCommittee',
  'villagersCommittee',
  'socialOrganisation',
  'otherBody',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Whom a group takes in beside the kinds of the statute: the committee's staff and the X of Suzhou's “4+X”. */
export const groupHelpers = [
  'communityStaff',
  'employer',
  'teacher',
  'womensFederation',
  'youthLeague',
  'civilAffairs',
  'legalAid',
  'peer',
] as const
export type GroupHelper = (typeof groupHelpers)[number]
