import type { FileKind, Sheet } from '#contract/ledger-contract.ts'
import { drawSheet } from './draw-sheet.ts'
import { sheetCsv, sheetWorkbook } from './sheet-workbook.ts'

export const fileTypes: Readonly<Record<FileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** A sheet as a file of the kind that was asked. */
export async function sheetFile(
  sheet: Sheet,
  as: FileKind,
  language: 'zh' | 'en',
  fontDir: string | undefined,
): Promise<Buffer<ArrayBuffer>> {
  if (as === 'xlsx') return sheetWorkbook(sheet, language)
  if (as === 'csv') return sheetCsv(sheet, language)
  return Buffer.from((await drawSheet(sheet, language, fontDir)).bytes)
}

/** Neutral: what it is of stands inside. */
export function fileName(layout: string, area: string, day: string, as: FileKind): string {
  return `${layout}-${area}-${day}.${as}`
}
