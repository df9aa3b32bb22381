import type { Words } from '#core/shared/decision.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { FieldValue } from './field-kind.ts'
import { bound, type FormVersion, type TypedField } from './form.ts'
import type { FormFile } from './form-file.ts'
import { sayDay } from './paper-words.ts'
import { findField } from './vocabulary.ts'

/** One field of a paper as it stands: what it says, where that comes from, and whether the paper may go without it. */
export type FilledField = {
  /** The path, or `typed.<key>`. */
  readonly key: string
  readonly label: Words
  readonly kind: 'text' | 'long' | 'date' | 'choice' | 'rows'
  readonly value: FieldValue | undefined
  readonly source: 'file' | 'typed' | 'none'
  readonly required: boolean
  /** May be written at printing. */
  readonly typable: boolean
  readonly reading: boolean
  readonly choices?: readonly string[]
  readonly hint?: Words
  readonly usual?: string
  readonly identity?: 'idNumber' | 'phone' | 'address'
}

export type FilledForm = {
  readonly fields: readonly FilledField[]
  /** Keys of what the paper can not go without and is not there. */
  readonly missing: readonly string[]
  /** `group.name` as the template reads them; absent things are empty, so that a blank line is left for the pen. */
  readonly values: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>
}

/** Fills a form from the file and from what was typed (by field key). The file goes before what is typed. */
export function fillForm(
  version: FormVersion,
  file: FormFile,
  typed: Readonly<Record<string, string>> = {},
): FilledForm {
  const fields = version.fields.map((field) =>
    typeof field === 'string' ? fromFile(field, file, typed) : fromHand(field, file, typed),
  )
  const values: Record<string, Record<string, FieldValue>> = { typed: {} }
  for (const { key, value, kind } of fields) {
    const [group = '', name = ''] = key.split('.')
    values[group] = { ...values[group], [name]: value ?? (kind === 'rows' ? [] : '') }
  }
  return {
    fields: fields.filter((f) => f.typable || f.source !== 'none' || !f.key.startsWith('typed.')),
    missing: fields.filter((f) => f.required && f.source === 'none').map((f) => f.key),
    values,
  }
}

function fromFile(field: string, file: FormFile, typed: Readonly<Record<string, string>>): FilledField {
  const { path, required } = bound(field)
  const kind = findField(path)
  if (!kind) throw new Error(`'${path}' is not in the vocabulary of forms`)
  const held = kind.read(file)
  const written = kind.typable && held === undefined ? clean(typed[path]) : undefined
  return {
    key: path,
    label: kind.label,
    kind: kind.table ? 'rows' : 'text',
    value: held ?? written,
    source: held !== undefined ? 'file' : written !== undefined ? 'typed' : 'none',
    required,
    typable: kind.typable && held === undefined,
    reading: false,
    ...(kind.identity ? { identity: kind.identity } : {}),
  }
}

function fromHand(field: TypedField, file: FormFile, typed: Readonly<Record<string, string>>): FilledField {
  const key = `typed.${field.typed}`
  const drawn = (field.drawn ? clean(file.drawn?.words[field.drawn]) : undefined) ?? heldWords(field, file)
  const written = drawn ?? (field.onlyDrawn ? undefined : clean(typed[key] ?? field.usual))
  return {
    key,
    label: field.label,
    kind: field.kind,
    value: written === undefined ? undefined : paperWord(field, written),
    source: drawn !== undefined ? 'file' : written === undefined ? 'none' : 'typed',
    required: field.required,
    typable: drawn === undefined && !field.onlyDrawn,
    reading: field.reading,
    ...(field.choices ? { choices: field.choices } : {}),
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.usual ? { usual: field.usual } : {}),
  }
}

function heldWords(field: TypedField, file: FormFile): string | undefined {
  if (field.held === undefined) return undefined
  const kind = findField(field.held)
  if (!kind) throw new Error(`'${field.held}' is not in the vocabulary of forms`)
  const value = kind.read(file)
  return typeof value === 'string' ? clean(value) : undefined
}

function paperWord(field: TypedField, text: string): string {
  return field.kind === 'date' && isPlainDate(text) ? (sayDay(text) ?? text) : text
}

function clean(text: string | undefined): string | undefined {
  const kept = text?.trim()
  return kept ? kept : undefined
}
