import type { CasePage } from '#contract/case-contract.ts'
import type { EntryTypeName } from '#core/journal/entry-types.ts'
import type { Lean } from '#core/shared/free-date.ts'

/**
 * How one field of an entry is asked for. Its label is `fieldsText.name[name]`; the choices of `one` are the keys of
 * `fieldsText.value[words ?? name]` given in `choices`.
 */
export type FormField = {
  readonly name: string
  readonly ask:
    | 'text'
    | 'area'
    | 'date'
    | 'number'
    | 'numbers'
    | 'one'
    | 'yesNo'
    | 'list'
    | 'entry'
    | 'entries'
    | 'members'
    | 'place'
    | 'tier'
  readonly required?: boolean
  readonly choices?: readonly string[]
  readonly words?: string
  readonly lean?: Lean
  /** `entry`, `entries`: which types of entry may be pointed at; all where absent. */
  readonly of?: readonly string[]
  /** The key of its label where `name` alone says something else (`to` is a day, a person or a place). */
  readonly label?: string
  /** Folded away: rarely needed. */
  readonly rare?: boolean
  /** Asked only where what is answered so far makes it matter. */
  readonly when?: (values: FormValues) => boolean
}

export type FormValues = Readonly<Record<string, string>>

/** Something that did not happen as owed: asked why before any consequence is recorded. */
export type Instead = {
  readonly key: 'excused' | 'refused' | 'notReached' | 'lost' | 'reminded'
  readonly type: EntryTypeName
}

export type RecordForm = {
  readonly type: EntryTypeName
  readonly fields: readonly FormField[]
  readonly instead?: readonly Instead[]
  /** Says how the days between `from` and `to` count, while they are typed. */
  readonly days?: 'leave' | 'absence'
  /** What is known already, so that it is asked once. */
  readonly prefill?: (page: CasePage, dutyId: string | undefined) => FormValues
}

export function latestId(page: CasePage, type: string): string {
  const found = page.entries.filter((e) => e.type === type && e.struckBy === null)
  return found.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1)?.id ?? ''
}

export type RecordForms = Readonly<Record<string, RecordForm>>

export function byType(forms: readonly RecordForm[]): RecordForms {
  return Object.fromEntries(forms.map((form) => [form.type, form]))
}
