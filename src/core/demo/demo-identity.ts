import type { AreaCode } from '#core/shared/area.ts'
import { fromDayNumber, type PlainDate } from '#core/shared/plain-date.ts'
import { givenFemale, givenMale, surnames } from './demo-names.ts'
import type { Random } from './random.ts'

/** An invented person. Nobody has this ID number (its check digit is wrong on purpose) or this phone (no such prefix). */
export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: PlainDate
  readonly idNumber: string
  readonly phone: string
  readonly address: string
}

const roads = [
  '同心路',
  '同行路',
  '向晚街',
  '听雨巷',
  '长亭路',
  '新芽路',
  '渡口街',
  '归帆路',
  '晴川巷',
  '拾光路',
]

export function inventPerson(
  random: Random,
  id: string,
  township: { code: AreaCode; name: string },
  asOf: number,
): DemoPerson {
  const sex = random.chance(0.17) ? 'female' : 'male'
  const birthDate = fromDayNumber(asOf - random.int(19 * 365, 58 * 365))
  return {
    id,
    name: inventName(random, sex),
    sex,
    birthDate,
    idNumber: inventIdNumber(random, township.code.slice(0, 6), birthDate, sex),
    phone: `100${digits(random, 8)}`,
    address: `${township.name}${random.pick(roads)}${random.int(1, 299)}号${random.int(1, 18)}幢${random.int(101, 1806)}室（虚构）`,
  }
}

export function inventName(random: Random, sex: 'male' | 'female'): string {
  const given = sex === 'female' ? givenFemale : givenMale
  const second = random.chance(0.72) ? random.pick(given) : ''
  return `${random.pick(surnames)}${random.pick(given)}${second}`
}

/** Eighteen digits that look like an ID number of GB 11643 and are none: the check digit is always wrong. */
export function inventIdNumber(
  random: Random,
  county: string,
  birthDate: PlainDate,
  sex: 'male' | 'female',
): string {
  const order = random.int(0, 499) * 2 + (sex === 'male' ? 1 : 0)
  const body = `${county}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const right = checkDigits.indexOf(checkDigit(body))
  return body + String((right === 10 ? random.int(0, 9) : right + random.int(1, 9)) % 10)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '0123456789X'

/** The check digit that GB 11643 (ISO 7064 MOD 11-2) gives to the first seventeen digits. */
export function checkDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return checkDigits[(12 - (sum % 11)) % 11] ?? ''
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.int(0, 9)).join('')
}
