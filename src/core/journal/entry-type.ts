import { z } from 'zod'
import type { Confidentiality, Role } from '#core/access/roles.ts'
import type { Words } from '#core/shared/decision.ts'

/** How entry types are grouped on screens. */
export const families = [
  'order',
  'reportIn',
  'agreement',
  'test',
  'contact',
  'leave',
  'breach',
  'place',
  'ending',
  'help',
  'record',
] as const
export type Family = (typeof families)[number]

/**
 * One kind of fact that a journal can hold. `data` refuses missing and surplus fields; `secret` names its free text, which
 * storage encrypts; `refers` says which fields hold the id of another entry and of what types.
 */
export type EntryType = {
  readonly type: string
  readonly family: Family
  readonly title: Words
  readonly data: z.ZodType<Record<string, unknown>>
  readonly confidentiality: Confidentiality
  readonly writers: readonly Role[]
  readonly secret: readonly string[]
  readonly refers?: Readonly<Record<string, readonly string[]>>
}

export const text = z.string().min(1, { error: 'is empty' }).max(20_000, { error: 'is too long' })
/** An id of an entry, or of a thing in another register. */
export const id = z.string().min(1, { error: 'is empty' }).max(64, { error: 'is longer than 64 characters' })
export const texts = z.union([text, z.array(text)])

export const caseStaff: readonly Role[] = ['worker', 'stationHead', 'townshipOffice']
export const office: readonly Role[] = ['townshipOffice', 'stationHead']
export const policeAndOffice: readonly Role[] = ['policeLiaison', 'townshipOffice']

type Definition = Omit<EntryType, 'type' | 'data' | 'confidentiality' | 'secret' | 'writers'> & {
  readonly data: z.ZodRawShape
  readonly confidentiality?: Confidentiality
  readonly writers?: readonly Role[]
  readonly secret?: readonly string[]
}

/** Fills the defaults: C3, written by the staff of the case, nothing secret. */
export function define<const Type extends string>(
  type: Type,
  d: Definition,
): EntryType & { readonly type: Type } {
  return {
    ...d,
    type,
    data: z.strictObject(d.data) as unknown as z.ZodType<Record<string, unknown>>,
    confidentiality: d.confidentiality ?? 'C3',
    writers: d.writers ?? caseStaff,
    secret: d.secret ?? [],
  }
}
