/** The roles of roles.md. A person may hold several grants; a session works in one at a time. */
export const roles = [
  'worker',
  'stationHead',
  'townshipOffice',
  'narcoticsOffice',
  'policeLiaison',
  'clinic',
  'partner',
  'volunteer',
  'gridMember',
  'provider',
  'evaluator',
  'person',
  'auditor',
  'securityAdmin',
  'systemAdmin',
] as const
export type Role = (typeof roles)[number]

/** C0 published · C1 staff and contracts · C2 identity · C3 status, tests, orders · C4 counselling, health, family, sealed. */
export const confidentialities = ['C0', 'C1', 'C2', 'C3', 'C4'] as const
export type Confidentiality = (typeof confidentialities)[number]

/** Why person data is read; every C2+ route names one, and the access log keeps it. */
export const purposes = [
  'casework',
  'supervision',
  'orderIntake',
  'policeNotice',
  'statistics',
  'administration',
  'audit',
  'ownFile',
  'public',
] as const
export type Purpose = (typeof purposes)[number]

/** A right with its place and time: role × organisation × area × from–to (to is exclusive). */
export type Grant = {
  readonly id: string
  readonly role: Role
  readonly org: string
  readonly area: string
  readonly from: string
  readonly to: string | null
}
