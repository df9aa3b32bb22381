import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'

export type KnownBirth = { readonly birthDate: PlainDate | null; readonly birthYear: number | null }

/** When an age is reached: one day, or the whole year where only the year of birth is known. */
export type BirthdaySpan = {
  readonly earliest: PlainDate
  readonly latest: PlainDate
  readonly certain: boolean
}

/** The birthday itself counts as reached; who was born on 29 February reaches it on 1 March of a common year. */
export function birthdaySpan({ birthDate, birthYear }: KnownBirth, years: number): BirthdaySpan | undefined {
  if (birthDate) {
    const plain = addMonths(birthDate, years * 12)
    const on = plain.slice(5) < birthDate.slice(5) ? `${plain.slice(0, 4)}-03-01` : plain
    return { earliest: on, latest: on, certain: true }
  }
  if (birthYear === null) return undefined
  return { earliest: `${birthYear + years}-01-01`, latest: `${birthYear + years}-12-31`, certain: false }
}
