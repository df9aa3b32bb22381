import { writeXlsx } from 'hucre/xlsx'
import { columnLetter } from '#core/orders/cell.ts'
import { columnsOf, type RosterKind } from '#core/roster/roster-columns.ts'

type Language = 'zh' | 'en'

export const rosterSheetNames = {
  release: { zh: '即将出所人员名单', en: 'About to be released' },
  screening: { zh: '排查名单', en: 'People to look for' },
} as const

const notes = {
  zh: '带 * 的列必填；日期写成 2025-03-05；身份证号一列已设为文本，请不要改成数字；列的次序可以调整，没有列出的栏目不会读取。',
  en: 'Columns with * are required; write dates as 2025-03-05; the ID column is text, leave it so; columns may be in any order, others are not read.',
}

/** Drop-downs reach from the row below the heading down to here. */
const lastRow = 1001

/** The empty list to fill in. */
export async function writeRosterTemplate(
  kind: RosterKind,
  language: Language,
): Promise<Buffer<ArrayBuffer>> {
  const columns = columnsOf(kind)
  const bytes = await writeXlsx({
    sheets: [
      {
        name: rosterSheetNames[kind][language],
        columns: columns.map((c) => ({ width: c.required ? 22 : 16, numFmt: '@' })),
        rows: [columns.map((c) => (c.required ? `${c.title[language]}*` : c.title[language]))],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((c, i) =>
          c.offered
            ? [
                {
                  type: 'list' as const,
                  values: [...c.offered],
                  range: `${columnLetter(i)}2:${columnLetter(i)}${lastRow}`,
                },
              ]
            : [],
        ),
      },
      {
        name: language === 'zh' ? '填写说明' : 'How to fill it in',
        columns: [{ width: 70, numFmt: '@' }],
        rows: [
          [notes[language]],
          ...columns.filter((c) => c.example !== '').map((c) => [`${c.title[language]}:${c.example}`]),
        ],
      },
    ],
  })
  return Buffer.from(bytes)
}
