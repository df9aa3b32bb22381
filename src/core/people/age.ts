import type { PlainDate } from '#core/shared/plain-date.ts'

/** Full years on a day; where only the year of birth is known, the age reached in this year. */
export function ageOn(
  today: PlainDate,
  birthDate: PlainDate | null,
  birthYear: number | null,
): number | null {
  if (birthDate) {
    const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
    return today.slice(5) < birthDate.slice(5) ? years - 1 : years
  }
  return birthYear === null ? null : Number(today.slice(0, 4)) - birthYear
}
