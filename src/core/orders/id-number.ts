import { isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'
import { type Cell, cellText } from './cell.ts'

export type Sex = 'male' | 'female'

export type IdFault = 'idPrecisionLost' | 'idLength' | 'idCharacters' | 'idBirthNotReal'
export type IdDoubt = 'idChecksum' | 'idFifteen'

/** A resident identity number (GB 11643): `number` is always the 18-character form, so that equal people compare equal. */
export type IdNumber = {
  readonly number: string
  readonly birthDate: PlainDate
  readonly sex: Sex
  readonly doubts: readonly IdDoubt[]
}
export type IdRead = { readonly id: IdNumber } | { readonly fault: IdFault }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Reads an identity number from a cell. A spreadsheet keeps 15 digits of a number: an 18-digit one that was ever a
 * number has lost its end, and no such value is taken, because it would name another person.
 */
export function readIdNumber(cell: Cell | undefined): IdRead {
  if (typeof cell === 'number' && cell >= 1e15) return { fault: 'idPrecisionLost' }
  const text = cellText(cell).toUpperCase().replace(/[\s-]/g, '')
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return { fault: 'idPrecisionLost' }
  if (/^\d{15}$/.test(text)) return fromFifteen(text)
  if (text.length !== 18) return { fault: /^[\dX]*$/.test(text) ? 'idLength' : 'idCharacters' }
  if (!/^\d{17}[\dX]$/.test(text)) return { fault: 'idCharacters' }
  return fromEighteen(text)
}

function fromEighteen(text: string): IdRead {
  const checked = text.endsWith(checkCharacterOf(text))
  // three noughts at the end and a wrong check character: rounded by a spreadsheet, then stored as text
  if (!checked && text.endsWith('000')) return { fault: 'idPrecisionLost' }
  return identify(text, checked ? [] : ['idChecksum'])
}

function fromFifteen(text: string): IdRead {
  const long = `${text.slice(0, 6)}19${text.slice(6)}`
  return identify(long + checkCharacterOf(long), ['idFifteen'])
}

function identify(number: string, doubts: readonly IdDoubt[]): IdRead {
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPlainDate(birthDate)) return { fault: 'idBirthNotReal' }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { id: { number, birthDate, sex, doubts } }
}

/** The 18th character that belongs to the first 17. */
export function checkCharacterOf(number: string): string {
  let sum = 0
  for (const [i, weight] of weights.entries()) sum += weight * Number(number[i])
  return checkCharacters[sum % 11] ?? ''
}
