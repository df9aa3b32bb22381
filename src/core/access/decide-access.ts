import { isWithin } from '#core/shared/area.ts'
import type { Confidentiality, Grant, Role } from './roles.ts'

/** The parts of a route that decide who may call it; the contract's `Route` has them. */
export type GuardedRoute = {
  readonly roles: readonly Role[] | 'public' | 'anyone'
  readonly scope: 'public' | 'session' | 'area' | 'case' | 'person' | 'system'
  readonly confidentiality: Confidentiality
}

export type Holder = { readonly id: string; readonly grant: Grant | null }

/** Where a case stands today: the township of execution, its station and its worker. */
export type Place = {
  readonly township: string
  readonly station: string | null
  readonly worker: string | null
}

/**
 * `noRight`: the role can never call the route, which is public knowledge (403). `absent`: it could, but not on this one;
 * the answer must be the one for something that does not exist (404). `unauthenticated`: nobody is signed in (401).
 */
export type Access = 'granted' | 'unauthenticated' | 'noRight' | 'absent'

/** The one access decision, asked by the server for every request and by screens for what they offer. */
export function decideAccess(route: GuardedRoute, holder: Holder | null, place?: Place): Access {
  if (route.roles === 'public') return 'granted'
  if (!holder) return 'unauthenticated'
  if (route.scope === 'session') return 'granted'
  if (!holder.grant) return 'noRight'
  if (route.roles !== 'anyone' && !route.roles.includes(holder.grant.role)) return 'noRight'
  if (isAdministrative(holder.grant.role) && isAboutPeople(route.confidentiality)) return 'noRight'
  return place === undefined || standsWithin(holder.id, holder.grant, place) ? 'granted' : 'absent'
}

/** Does a grant reach a case that stands there? A role that is not named here reaches none. */
export function standsWithin(account: string, grant: Grant, place: Place): boolean {
  switch (grant.role) {
    case 'worker':
      return place.worker === account && isWithin(place.township, grant.area)
    case 'stationHead':
      return place.station === grant.org && isWithin(place.township, grant.area)
    case 'townshipOffice':
    case 'narcoticsOffice':
    case 'policeLiaison':
      return isWithin(place.township, grant.area)
    default:
      return false
  }
}

function isAdministrative(role: Role): boolean {
  return role === 'securityAdmin' || role === 'systemAdmin'
}

function isAboutPeople(confidentiality: Confidentiality): boolean {
  return confidentiality >= 'C2'
}
