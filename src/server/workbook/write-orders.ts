import { writeXlsx } from 'hucre/xlsx'
import type { Cell } from '#core/orders/cell.ts'
import { offered } from '#core/orders/choices.ts'
import { type ColumnKey, columns } from '#core/orders/columns.ts'

type Language = 'zh' | 'en'

const sheetNames = { zh: '责令决定书名单', en: 'Orders' }
const reasonTitles = { zh: '问题与改法（改好后可删去本列）', en: 'What is wrong and how to mend it' }

/** Drop-downs refer to the row below the heading and down to here. */
const lastRow = 5000

/** The empty list to fill in: every column that is read, identity numbers and codes as text, drop-downs where words are fixed. */
export async function writeOrderTemplate(language: Language): Promise<Buffer<ArrayBuffer>> {
  const titles = columns.map((c) => (c.required ? `${c.title[language]}*` : c.title[language]))
  const examples = columns.map((c) => (c.example === '' ? null : `${c.title[language]}:${c.example}`))
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetNames[language],
        columns: columns.map((c) => ({ width: widthOf(c.key), numFmt: '@' })),
        rows: [titles],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((c, i) => dropDown(c.key, i)),
      },
      {
        name: language === 'zh' ? '填写说明' : 'How to fill it in',
        columns: [{ width: 70, numFmt: '@' }],
        rows: [[notes[language]], ...examples.filter((e) => e !== null).map((e) => [e])],
      },
    ],
  })
  return Buffer.from(bytes)
}

const notes = {
  zh: '带 * 的列必填；日期写成 2025-03-05；身份证号一列已设为文本，请不要改成数字；列的次序可以调整。',
  en: 'Columns with * are required; write dates as 2025-03-05; the ID column is text, leave it so; columns may be in any order.',
}

/** Rows that were not taken, in the layout they came in, each with its reasons: to be mended and sent again. */
export async function writeRowsWithReasons(
  headings: readonly string[],
  rows: readonly { readonly cells: readonly Cell[]; readonly reasons: string }[],
  language: Language,
  sheetName: string = sheetNames[language],
): Promise<Buffer<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName,
        columns: [...headings.map(() => ({ width: 20, numFmt: '@' })), { width: 70, numFmt: '@' }],
        rows: [
          [...headings.map(safeText), reasonTitles[language]],
          ...rows.map(({ cells, reasons }) => [
            ...headings.map((_, i) => plain(cells[i])),
            safeText(reasons),
          ]),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}

function plain(cell: Cell | undefined): string | number | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'object') return cell.date
  return typeof cell === 'number' && cell < 1e15 ? cell : safeText(String(cell))
}

/** Text that no program takes for a formula, whatever the file later becomes. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function dropDown(key: ColumnKey, index: number) {
  if (!(key in offered)) return []
  const letter = index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`
  return [
    {
      type: 'list' as const,
      values: [...offered[key as keyof typeof offered]],
      range: `${letter}2:${letter}${lastRow}`,
    },
  ]
}

function widthOf(key: ColumnKey): number {
  return /Address|organ|documentNo|idNumber|Place/.test(key) ? 24 : 14
}
