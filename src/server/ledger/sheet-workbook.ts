import { writeCsv } from 'hucre/csv'
import { type CellStyle, type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'
import type { Sheet, SheetCell, SheetColumn } from '#contract/ledger-contract.ts'
import { columnLetter } from '#core/orders/cell.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'

const words = {
  definitions: { zh: '口径', en: 'Definitions' },
  figure: { zh: '指标', en: 'Figure' },
  means: { zh: '口径', en: 'Definition' },
  source: { zh: '依据', en: 'Source' },
  version: { zh: '口径版次', en: 'Version' },
  place: { zh: '名次', en: 'Place' },
  area: { zh: '辖区', en: 'Area' },
  value: { zh: '数值', en: 'Value' },
  notes: { zh: '说明', en: 'Notes' },
} as const

const thin = { style: 'thin', color: { rgb: '808080' } } as const
const border = { top: thin, bottom: thin, left: thin, right: thin }
const styles = {
  title: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } },
  head: {
    font: { bold: true },
    border,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: { border, numFmt: '@', alignment: { vertical: 'center', wrapText: true } },
  date: { border, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' } },
  number: { border, numFmt: '0', alignment: { horizontal: 'right', vertical: 'center' } },
  percent: { border, numFmt: '0.0%', alignment: { horizontal: 'right', vertical: 'center' } },
  ratio: { border, numFmt: '0.00', alignment: { horizontal: 'right', vertical: 'center' } },
} as const satisfies Record<string, CellStyle>

/**
 * The sheet with its merged head, real numbers and dates, frozen head, and A4 across with the head on every page. Words
 * that a program might take for a formula are written as words.
 */
export async function sheetWorkbook(sheet: Sheet, l: Language): Promise<Buffer<ArrayBuffer>> {
  const main = sheet.layout.kind === 'bulletin' ? bulletinSheet(sheet, l) : tableSheet(sheet)
  const sheets = sheet.definitions.length > 0 ? [main, definitionSheet(sheet, l)] : [main]
  const bytes = await writeXlsx({ sheets })
  return Buffer.from(bytes)
}

type Styled = Map<string, { style: CellStyle }>

function tableSheet(sheet: Sheet) {
  const { columns, head, rows } = sheet
  const width = columns.length
  const top: CellValue[][] = [[safeText(sheet.title)], [safeText(sheet.lines.join('　'))]]
  const headRows = head.map((cells) => {
    const row: CellValue[] = new Array(width).fill(null)
    for (const cell of cells) row[cell.from] = safeText(cell.text)
    return row
  })
  const first = top.length + headRows.length
  const body = rows.map((row) => row.cells.map((cell, i) => valueOfCell(cell, columns[i])))
  const foot = footOf(sheet)
  const cells: Styled = new Map([['0,0', { style: styles.title }]])
  for (let r = top.length; r < first; r++)
    for (let c = 0; c < width; c++) cells.set(`${r},${c}`, { style: styles.head })
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.cells.entries())
      cells.set(`${first + r},${c}`, { style: styleOf(cell, columns[c], row.kind) })
  const merges: MergeRange[] = [
    ...[0, 1].map((r) => ({ startRow: r, startCol: 0, endRow: r, endCol: width - 1 })),
    ...head.flatMap((line, r) =>
      line
        .filter((c) => c.span > 1 || c.depth > 1)
        .map((c) => ({
          startRow: top.length + r,
          startCol: c.from,
          endRow: top.length + r + c.depth - 1,
          endCol: c.from + c.span - 1,
        })),
    ),
    ...foot.map((_, i) => ({
      startRow: first + rows.length + 1 + i,
      startCol: 0,
      endRow: first + rows.length + 1 + i,
      endCol: width - 1,
    })),
  ]
  return {
    name: sheetName(sheet.layout.names.zh),
    columns: columns.map((c) => ({ width: c.width + 2 })),
    rows: [...top, ...headRows, ...body, [null], ...foot],
    cells,
    merges: merges.filter((m) => m.endCol > m.startCol || m.endRow > m.startRow),
    freezePane: { rows: first, columns: frozenColumns(columns) },
    rowDefs: new Map([[0, { height: 28 }]]),
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${first}`,
      printArea: `$A$1:$${columnLetter(width - 1)}$${first + rows.length + 1 + foot.length}`,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

function footOf(sheet: Sheet): CellValue[][] {
  const signers = sheet.signers.map((s) => `${s}：　　　　　　`).join('　　')
  return [...sheet.notes.map((n) => [safeText(n)]), ...(signers ? [[safeText(signers)]] : [])]
}

/** The column that names the line stays in sight; in a ledger number, file and name do. */
function frozenColumns(columns: readonly SheetColumn[]): number {
  const name = columns.findIndex((c) => c.key === 'person.name')
  return name >= 0 && name <= 4 ? name + 1 : 1
}

function valueOfCell(cell: SheetCell, column: SheetColumn | undefined): CellValue {
  if (column?.kind === 'date' && cell.value !== null) return new Date(`${cell.text}T00:00:00Z`)
  if (cell.value !== null && column?.kind !== 'text') return cell.value
  return cell.text === '' ? null : safeText(cell.text)
}

function styleOf(cell: SheetCell, column: SheetColumn | undefined, kind: string): CellStyle {
  const strong = kind === 'row' ? {} : { font: { bold: true } }
  if (cell.value === null || column === undefined || column.kind === 'text')
    return { ...styles.text, ...strong }
  if (column.kind === 'percent' && !cell.text.endsWith('%'))
    return { ...(Number.isInteger(cell.value) ? styles.number : styles.ratio), ...strong }
  return { ...styles[column.kind], ...strong }
}

/** A sheet's name holds thirty-one characters and none of []:*?/\ . */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}

function definitionSheet(sheet: Sheet, l: Language) {
  const titles = (['figure', 'means', 'source', 'version'] as const).map((k) => words[k][l])
  return {
    name: words.definitions[l],
    columns: [{ width: 26 }, { width: 70 }, { width: 50 }, { width: 10 }],
    rows: [
      titles,
      ...sheet.definitions.map((d) => [safeText(d.title), safeText(d.means), safeText(d.source), d.version]),
    ],
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

function bulletinSheet(sheet: Sheet, l: Language) {
  return {
    name: sheetName(sheet.layout.names.zh),
    columns: [{ width: 90 }, { width: 16 }, { width: 16 }],
    rows: bulletinRows(sheet, l).map((row) => row.map(safeText)),
    pageSetup: { paperSize: 'a4' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

function bulletinRows(sheet: Sheet, l: Language): string[][] {
  return [
    [sheet.title],
    [sheet.lines.join('　')],
    ...sheet.paragraphs.flatMap((p) => {
      if (p.kind !== 'ranking') return [[p.text]]
      return [
        [p.text, words.place[l], words.value[l]],
        ...(p.rows ?? []).map((row) => [row.area, row.place, row.value]),
      ]
    }),
    ...sheet.notes.map((n) => [n]),
  ]
}

/** One line of titles (the heads above each column written out), with a byte order mark so that Excel reads Chinese. */
export function sheetCsv(sheet: Sheet, l: Language): Buffer<ArrayBuffer> {
  const rows =
    sheet.layout.kind === 'bulletin'
      ? bulletinRows(sheet, l)
      : [sheet.columns.map((c) => c.title), ...sheet.rows.map((row) => row.cells.map((c) => c.text))]
  return Buffer.from(
    writeCsv(
      rows.map((row) => row.map(safeText)),
      { bom: true, escapeFormulae: true },
    ),
  )
}
