import type { PlainDate } from '#core/shared/plain-date.ts'

/** A cell as the workbook gave it. A date is one whose style said so, already without time or zone. */
export type Cell = string | number | boolean | null | { readonly date: PlainDate }

/** One sheet, row by row; `dateSystem` tells what a bare serial number counts from. */
export type Sheet = {
  readonly name: string
  readonly dateSystem: '1900' | '1904'
  readonly rows: readonly (readonly Cell[])[]
}

const invisible = /[\p{Cc}\p{Cf}]/gu
const fullWidth = /[\uff01-\uff5e]/g

/**
 * Text of a cell as people read it: full-width letters and digits become plain ones, invisible and direction-changing
 * characters go, white space becomes one blank, a leading apostrophe (typed to force text) goes.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  return String(cell)
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .replace(invisible, '')
    .trim()
    .replace(/^['’‘`]+/, '')
    .trim()
}

/** `columnLetter(0) === 'A'`, `columnLetter(27) === 'AB'`. */
export function columnLetter(index: number): string {
  let n = index
  let letters = ''
  do {
    letters = String.fromCharCode(65 + (n % 26)) + letters
    n = Math.floor(n / 26) - 1
  } while (n >= 0)
  return letters
}

/** `cellAddress(2, 12) === 'C12'`: column from 0, row as the sheet numbers it, from 1. */
export function cellAddress(column: number, row: number): string {
  return `${columnLetter(column)}${row}`
}
