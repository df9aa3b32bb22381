import { isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'
import type { FormField, FormValues, RecordForm } from './forms/form.ts'

export type Fault = {
  readonly field: string
  readonly why: 'missing' | 'choose' | 'date' | 'number' | 'future'
}

/** Kinds of work group member, in the order of the statute; `members.<kind>` is the key of each name in the form. */
export const memberKinds = [
  'worker',
  'police',
  'medic',
  'family',
  'volunteer',
  'socialWorker',
  'other',
] as const

/** The fields that the answers so far call for. */
export function asked(form: RecordForm, values: FormValues): readonly FormField[] {
  return form.fields.filter((field) => field.when === undefined || field.when(values))
}

/** What is wrong with the form as filled; the server decides everything else. */
export function faultsOf(form: RecordForm, values: FormValues, today: PlainDate): readonly Fault[] {
  const on = values['on'] ?? ''
  const faults: Fault[] = []
  if (!isPlainDate(on)) faults.push({ field: 'on', why: on === '' ? 'missing' : 'date' })
  else if (on > today) faults.push({ field: 'on', why: 'future' })
  for (const field of asked(form, values)) {
    const why = faultOf(field, values)
    if (why) faults.push({ field: field.name, why })
  }
  return faults
}

function faultOf(field: FormField, values: FormValues): Fault['why'] | undefined {
  const value = (values[field.name] ?? '').trim()
  if (field.ask === 'members') return undefined
  if (value === '') return field.required ? (chosen.includes(field.ask) ? 'choose' : 'missing') : undefined
  if (field.ask === 'date' && !isPlainDate(value)) return 'date'
  if (field.ask === 'number' && !Number.isFinite(Number(value))) return 'number'
  if (field.ask === 'numbers' && numbersOf(value).some((n) => !Number.isInteger(n))) return 'number'
  return undefined
}

const chosen: readonly FormField['ask'][] = ['one', 'yesNo', 'entry', 'entries', 'tier', 'place']

/** The `data` of the entry: empty answers are left out, texts become the shapes that the entry type has. */
export function dataOf(form: RecordForm, values: FormValues): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const field of asked(form, values)) {
    if (field.ask === 'members') data[field.name] = membersOf(values)
    else {
      const value = (values[field.name] ?? '').trim()
      if (value !== '') data[field.name] = shaped(field, value)
    }
  }
  return data
}

function shaped(field: FormField, value: string): unknown {
  switch (field.ask) {
    case 'number':
      return Number(value)
    case 'numbers':
      return numbersOf(value)
    case 'yesNo':
      return value === 'true'
    case 'list':
      return parts(value)
    case 'entries':
      return value.split(',').filter(Boolean)
    default:
      return value
  }
}

function membersOf(values: FormValues): readonly { kind: string; name: string }[] {
  return memberKinds.flatMap((kind) => {
    const name = (values[`members.${kind}`] ?? '').trim()
    return name === '' ? [] : [{ kind, name }]
  })
}

function numbersOf(value: string): readonly number[] {
  return parts(value).map(Number)
}

function parts(value: string): readonly string[] {
  return value
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
