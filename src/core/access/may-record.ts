import { entryTypes, findEntryType } from '#core/journal/entry-types.ts'
import type { Role } from './roles.ts'

/** May a role record this kind of fact at all? Whether it fits this case today is the rules' to say (`admit`). */
export function mayRecord(role: Role, type: string): boolean {
  return findEntryType(type)?.writers.includes(role) ?? false
}

/** Every kind of fact that a role may record, in the order of the registry. */
export function recordableTypes(role: Role): readonly string[] {
  return Object.keys(entryTypes).filter((type) => mayRecord(role, type))
}
