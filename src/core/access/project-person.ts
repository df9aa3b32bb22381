import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask.ts'
import type { Role } from './roles.ts'

export type Identity = {
  readonly name: string
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
}

export type ShownIdentity = Identity & { readonly masked: boolean }

/** Roles that work with people face to face read the name in full within their scope; offices above them do not. */
const readsNames: ReadonlySet<Role> = new Set(['worker', 'stationHead', 'townshipOffice', 'policeLiaison'])

/** Roles that may have identity fields shown at all; for everyone else even the masked form is withheld. */
const mayReveal: ReadonlySet<Role> = new Set([
  'worker',
  'stationHead',
  'townshipOffice',
  'policeLiaison',
  'narcoticsOffice',
])

/**
 * What a role sees of a person. `revealed` is the audited act of showing in full, with a purpose (security.md B4);
 * without it every identity number, phone and address is masked for everyone.
 */
export function projectPerson(person: Identity, role: Role, revealed = false): ShownIdentity {
  if (!mayReveal.has(role)) return { name: '', idNumber: null, phone: null, address: null, masked: true }
  if (revealed) return { ...person, masked: false }
  return {
    name: readsNames.has(role) ? person.name : maskName(person.name),
    idNumber: person.idNumber && maskIdNumber(person.idNumber),
    phone: person.phone && maskPhone(person.phone),
    address: person.address && maskAddress(person.address),
    masked: true,
  }
}

/** A name as a list shows it to a role: 张三丰, or 张** for an office that has not stated a purpose. */
export function shownName(name: string, role: Role): string {
  return projectPerson({ name, idNumber: null, phone: null, address: null }, role).name
}
