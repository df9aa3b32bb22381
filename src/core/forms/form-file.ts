import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { DrawnWords } from './drawn-words.ts'

/** What a form is filled from: one case as the writer may read it, on one day. */
export type FormFile = {
  readonly fileNo: string
  readonly today: PlainDate
  readonly person: FormPerson
  readonly state: CaseState
  /** As the writer's role reads them; struck entries may be among them, `standing` leaves them out. */
  readonly entries: readonly Entry[]
  readonly policy: Policy
  readonly office: FormOffice
  /** Names of areas that entries point at by code. */
  readonly areas: Readonly<Record<string, string>>
  /** The entry that the paper is about, where its form wants one. */
  readonly about?: Entry | undefined
  /** The agreement as it was drawn up, where it was. */
  readonly drawn?: DrawnWords | undefined
}

export type FormPerson = {
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birthDate: PlainDate | null
  readonly birthYear: number | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
}

/** Who answers for the case and who prints. */
export type FormOffice = {
  readonly township: string
  /** Province to township in one line. */
  readonly place: string
  readonly county: string
  readonly issuer: string
  readonly station: string
  readonly stationPhone: string
  readonly stationAddress: string
  readonly worker: string
}

/** Entries of some types that still count, oldest first. */
export function standing(file: FormFile, ...types: readonly string[]): readonly Entry[] {
  const struck = new Set(file.entries.filter((e) => e.type === 'struck').map((e) => e.data['entry']))
  return file.entries
    .filter((e) => types.includes(e.type) && !struck.has(e.id))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
}

/** The entry that the paper is about where it is of one of these types, otherwise the last one that counts. */
export function chosen(file: FormFile, ...types: readonly string[]): Entry | undefined {
  if (file.about && types.includes(file.about.type)) return file.about
  return standing(file, ...types).at(-1)
}

/** The last entry of a type that points at another one: the decision on a leave, the return from it. */
export function replyTo(file: FormFile, type: string, field: string, entry: Entry | undefined) {
  return standing(file, type)
    .filter((e) => entry && e.data[field] === entry.id)
    .at(-1)
}

/** A field of an entry as text; absent where the entry lacks it or the writer may not read it. */
export function said(entry: Entry | undefined, field: string): string | undefined {
  const value = entry?.data[field]
  if (value === undefined || value === null || value === '') return undefined
  return Array.isArray(value) ? value.map(String).join('；') : String(value)
}
