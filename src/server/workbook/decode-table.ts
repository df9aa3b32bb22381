import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import type { Cell, Sheet } from '#core/orders/cell.ts'
import type { FileFault } from '#core/orders/file-fault.ts'
import { checkZip } from './check-zip.ts'
import { workbookLimits as limits } from './limits.ts'

export type Decoded = { readonly sheets: readonly Sheet[] } | { readonly fault: FileFault }

/**
 * A file from outside as plain cells: .xlsx by its archive, everything else as separated text in UTF-8 or GB18030.
 * Formulas give the value they showed, never themselves. Runs inside a worker thread with limits.
 */
export async function decodeTable(file: Buffer): Promise<Decoded> {
  if (file.length === 0) return { fault: { code: 'empty' } }
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return { fault: { code: 'oldExcel' } }
  if (file.subarray(0, 2).toString('latin1') === 'PK') return decodeWorkbook(file)
  return decodeText(file)
}

async function decodeWorkbook(file: Buffer): Promise<Decoded> {
  const fault = checkZip(file)
  if (fault) return { fault }
  try {
    const book = await readXlsx(file, {
      sheets: (info) => !info.hidden && !info.veryHidden,
      maxRows: limits.rows + 100,
    })
    const dateSystem = book.dateSystem === '1904' ? '1904' : '1900'
    return limited(
      book.sheets.map((s) => ({ name: s.name, dateSystem, rows: s.rows.map((row) => row.map(cell)) })),
    )
  } catch {
    return { fault: { code: 'damaged' } }
  }
}

function cell(value: unknown): Cell {
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) }
  if (typeof value === 'string') return value.slice(0, limits.cellCharacters)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

function decodeText(file: Buffer): Decoded {
  const text = textOf(file)
  if (text === undefined || /^\s*<(!doctype|html|\?xml|table)/i.test(text))
    return { fault: { code: 'notAWorkbook' } }
  // ="…" is how some programs keep a long number as text
  const rows = parseCsv(text).map((row) =>
    row.map((c) => cell(typeof c === 'string' ? c.replace(/^="(.*)"$/, '$1') : c)),
  )
  return limited([{ name: '', dateSystem: '1900', rows }])
}

function textOf(file: Buffer): string | undefined {
  if (file.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return new TextDecoder('utf-16le').decode(file)
  if (file.includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file)
    } catch {
      // not this encoding; the next one
    }
  }
  return undefined
}

function limited(sheets: readonly Sheet[]): Decoded {
  const trimmed = sheets.map((s) => ({ ...s, rows: withoutTail(s.rows.map(withoutEmptyEnd)) }))
  if (trimmed.reduce((sum, s) => sum + s.rows.length, 0) > limits.rows)
    return { fault: { code: 'tooManyRows', args: { max: String(limits.rows) } } }
  if (trimmed.some((s) => s.rows.some((row) => row.length > limits.columns)))
    return { fault: { code: 'tooManyColumns', args: { max: String(limits.columns) } } }
  return { sheets: trimmed }
}

function withoutEmptyEnd(row: readonly Cell[]): readonly Cell[] {
  let end = row.length
  while (end > 0 && (row[end - 1] === null || row[end - 1] === '')) end--
  return end === row.length ? row : row.slice(0, end)
}

function withoutTail(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  let end = rows.length
  while (end > 0 && rows[end - 1]?.length === 0) end--
  return rows.slice(0, end)
}
