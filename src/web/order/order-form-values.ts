import { readIdNumber } from '#core/orders/id-number.ts'
import { OrderDraft } from '#core/orders/order-draft.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { FormError } from '#web/kit/error-summary.tsx'

/** The form as typed: text everywhere, empty where nothing was said. Keys are the columns of an order list. */
export const emptyOrder = {
  name: '',
  sex: '',
  idKind: 'residentId',
  idNumber: '',
  birthDate: '',
  phone: '',
  hukouAddress: '',
  hukouPolice: '',
  residenceAddress: '',
  residencePolice: '',
  measure: 'communityDetox',
  documentNo: '',
  organ: '',
  organLevel: 'county',
  decidedOn: '',
  termMonths: '',
  creditDays: '',
  statedFrom: '',
  statedTo: '',
  releasedOn: '',
  executionPlace: '',
  venue: 'hukou',
  servedOn: '',
  servedWay: 'direct',
  familyServedOn: '',
}
export type OrderValues = typeof emptyOrder
export type OrderField = keyof OrderValues

const dates = [
  'birthDate',
  'decidedOn',
  'statedFrom',
  'statedTo',
  'releasedOn',
  'servedOn',
  'familyServedOn',
] as const
const numbers = ['termMonths', 'creditDays'] as const
const required = [
  'name',
  'sex',
  'idNumber',
  'birthDate',
  'documentNo',
  'organ',
  'decidedOn',
  'executionPlace',
] as const

/** The order that the form says, or what keeps it from being one. */
export function readForm(
  values: OrderValues,
  words: {
    readonly [K in OrderField]?: unknown
  } & {
    readonly missing: (field: string) => string
    readonly badDate: (field: string) => string
    readonly badNumber: (field: string) => string
  },
): { readonly draft: OrderDraft } | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = []
  for (const field of required)
    if (values[field].trim() === '') errors.push({ field, says: words.missing(String(words[field])) })
  for (const field of dates)
    if (values[field] !== '' && !isPlainDate(values[field]))
      errors.push({ field, says: words.badDate(String(words[field])) })
  for (const field of numbers)
    if (values[field] !== '' && !/^\d{1,4}$/.test(values[field]))
      errors.push({ field, says: words.badNumber(String(words[field])) })
  if (errors.length > 0) return { errors }
  const read = OrderDraft.safeParse(draftOf(values))
  if (read.success) return { draft: read.data }
  return {
    errors: read.error.issues.map((i) => {
      const field = fieldOf(String(i.path.at(-1) ?? ''))
      return { field, says: words.missing(String(words[field as OrderField] ?? field)) }
    }),
  }
}

function fieldOf(key: string): string {
  return key === 'way' ? 'servedWay' : key
}

function draftOf(v: OrderValues): unknown {
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim())
  const number = (value: string) => (value === '' ? undefined : Number(value))
  const rehab = v.measure === 'communityRehab'
  return {
    person: {
      name: text(v.name),
      sex: v.sex,
      idKind: v.idKind,
      idNumber: v.idNumber.trim().toUpperCase(),
      birthDate: v.birthDate,
      phone: text(v.phone),
      hukouAddress: text(v.hukouAddress),
      hukouPolice: text(v.hukouPolice),
      residenceAddress: text(v.residenceAddress),
      residencePolice: text(v.residencePolice),
    },
    order: {
      measure: v.measure,
      organ: text(v.organ),
      organLevel: v.organLevel,
      documentNo: text(v.documentNo),
      decidedOn: v.decidedOn,
      termMonths: rehab ? number(v.termMonths) : undefined,
      creditDays: rehab ? undefined : number(v.creditDays),
      statedFrom: text(v.statedFrom),
      statedTo: text(v.statedTo),
      executionPlace: v.executionPlace,
      venue: v.venue,
      releasedOn: rehab ? text(v.releasedOn) : undefined,
    },
    service: {
      servedOn: text(v.servedOn),
      way: v.servedOn === '' ? undefined : v.servedWay,
      familyServedOn: text(v.familyServedOn),
    },
  }
}

/** What an identity number says of itself, for fields that are still empty. */
export function fromIdNumber(values: OrderValues): Partial<OrderValues> {
  if (values.idKind !== 'residentId') return {}
  const read = readIdNumber(values.idNumber)
  if (!('id' in read)) return {}
  return {
    ...(values.birthDate === '' ? { birthDate: read.id.birthDate } : {}),
    ...(values.sex === '' ? { sex: read.id.sex } : {}),
  }
}
