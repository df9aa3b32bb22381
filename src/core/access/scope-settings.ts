import type { Grant } from './roles.ts'

/** The settings of row-level security (`app.` + key) that a grant opens. A key left out means no rows; `*` is not narrowed. */
export type ScopeSettings = {
  readonly user: string
  readonly role: string
  readonly org: string
  readonly area?: string
  readonly station?: string
  readonly worker?: string
}

/**
 * What the second wall is told of a grant. Roles that reach no case get no area, so that even a faulty handler finds
 * nothing: the database answers with no rows.
 */
export function scopeSettings(account: string, grant: Grant): ScopeSettings {
  const who = { user: account, role: grant.role, org: grant.org }
  switch (grant.role) {
    case 'worker':
      return { ...who, area: grant.area, station: '*', worker: account }
    case 'stationHead':
      return { ...who, area: grant.area, station: grant.org, worker: '*' }
    case 'townshipOffice':
    case 'narcoticsOffice':
    case 'policeLiaison':
      return { ...who, area: grant.area, station: '*', worker: '*' }
    default:
      return who
  }
}
