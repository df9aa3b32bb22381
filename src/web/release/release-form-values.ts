import { readIdNumber } from '#core/orders/id-number.ts'
import { ReleaseDraft } from '#core/release/release-draft.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { FormError } from '#web/kit/error-summary.tsx'

/** The form as typed: text everywhere, empty where nothing was said. */
export const emptyRelease = {
  name: '',
  sex: '',
  idNumber: '',
  birthDate: '',
  phone: '',
  address: '',
  facility: '',
  facilityContact: '',
  documentNo: '',
  enteredReason: 'isolation',
  releaseReason: 'isolationToRehab',
  releaseOn: '',
  expected: 'communityRehab',
  township: '',
  receiver: '',
  receiverPhone: '',
  physical: '',
  mindBody: '',
  behaviour: '',
  environment: '',
}
export type ReleaseValues = typeof emptyRelease
export type ReleaseField = keyof ReleaseValues

const required = ['name', 'sex', 'idNumber', 'birthDate', 'facility', 'releaseOn', 'township'] as const
const dates = ['birthDate', 'releaseOn'] as const

type Words = {
  readonly missing: (field: string) => string
  readonly badDate: (field: string) => string
} & { readonly [K in ReleaseField]?: string }

/** The release that the form says, or what keeps it from being one. */
export function readReleaseForm(
  v: ReleaseValues,
  words: Words,
): { readonly draft: ReleaseDraft } | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = []
  for (const field of required)
    if (v[field].trim() === '') errors.push({ field, says: words.missing(words[field] ?? field) })
  for (const field of dates)
    if (v[field] !== '' && !isPlainDate(v[field]))
      errors.push({ field, says: words.badDate(words[field] ?? field) })
  if (errors.length > 0) return { errors }
  const read = ReleaseDraft.safeParse(draftOf(v))
  if (read.success) return { draft: read.data }
  return {
    errors: read.error.issues.map((i) => {
      const field = String(i.path.at(-1) ?? '') as ReleaseField
      return { field, says: words.missing(words[field] ?? field) }
    }),
  }
}

function draftOf(v: ReleaseValues): unknown {
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim())
  const diagnosis = {
    physical: text(v.physical),
    mindBody: text(v.mindBody),
    behaviour: text(v.behaviour),
    environment: text(v.environment),
  }
  return {
    person: {
      name: text(v.name),
      sex: v.sex,
      idNumber: v.idNumber.trim().toUpperCase(),
      birthDate: v.birthDate,
      phone: text(v.phone),
      address: text(v.address),
    },
    facts: {
      facility: text(v.facility),
      facilityContact: text(v.facilityContact),
      documentNo: text(v.documentNo),
      enteredReason: text(v.enteredReason),
      releaseReason: text(v.releaseReason),
      receiver: text(v.receiver),
      receiverPhone: text(v.receiverPhone),
      diagnosis: Object.values(diagnosis).some(Boolean) ? diagnosis : undefined,
    },
    releaseOn: v.releaseOn,
    expected: v.expected,
    township: v.township,
  }
}

/** What an identity number says of itself, for fields that are still empty. */
export function fromNumber(v: ReleaseValues): Partial<ReleaseValues> {
  const read = readIdNumber(v.idNumber)
  if (!('id' in read)) return {}
  return {
    ...(v.birthDate === '' ? { birthDate: read.id.birthDate } : {}),
    ...(v.sex === '' ? { sex: read.id.sex } : {}),
  }
}
