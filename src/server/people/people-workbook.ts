import { writeXlsx } from 'hucre/xlsx'
import type { PersonRow } from '#contract/people-contract.ts'
import { measureWords, stageWords } from '#core/case/case-words.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'
type Column = {
  readonly title: Record<Language, string>
  readonly of: (row: PersonRow, l: Language) => string
}

const columns: readonly Column[] = [
  { title: { zh: '档案号', en: 'File number' }, of: (r) => r.fileNo },
  { title: { zh: '姓名', en: 'Name' }, of: (r) => r.name },
  { title: { zh: '措施', en: 'Measure' }, of: (r, l) => (r.measure ? measureWords[r.measure][l] : '') },
  { title: { zh: '阶段', en: 'Stage' }, of: (r, l) => stageWords[r.stage][l] },
  { title: { zh: '乡镇街道', en: 'Township' }, of: (r) => r.townshipName },
  { title: { zh: '工作站', en: 'Station' }, of: (r) => r.stationName ?? '' },
  { title: { zh: '责任社工', en: 'Worker' }, of: (r) => r.workerName ?? '' },
  { title: { zh: '报到期限', en: 'Report in by' }, of: (r) => r.reportInDue ?? '' },
  { title: { zh: '期满日', en: 'Term ends' }, of: (r) => r.termEnds ?? '' },
  { title: { zh: '最近到期', en: 'Next due' }, of: (r) => r.nextDueOn ?? '' },
  { title: { zh: '逾期事项', en: 'Overdue' }, of: (r) => String(r.overdueCount) },
]

/** The list as it stands on the screen; every cell is text, so that nothing opens as a formula. */
export async function peopleWorkbook(rows: readonly PersonRow[], language: Language): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        // Neutral on purpose: file and sheet names leave the office.
        name: language === 'zh' ? '名单' : 'List',
        columns: columns.map(() => ({ width: 18, numFmt: '@' })),
        rows: [
          columns.map((c) => c.title[language]),
          ...rows.map((row) => columns.map((c) => safeText(c.of(row, language)))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}
