import { writeXlsx } from 'hucre/xlsx'
import type { AwayLine } from '#contract/leave-contract.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'
type Column = {
  readonly title: Record<Language, string>
  readonly of: (row: AwayLine, l: Language) => string
}

/** As the calendar's legend has them. */
const states: Readonly<Record<AwayLine['state'], Record<Language, string>>> = {
  asked: { zh: '待审批', en: 'Asked' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  refused: { zh: '不准', en: 'Refused' },
  granted: { zh: '准假', en: 'Granted' },
  extensionAsked: { zh: '续假待审批', en: 'Extension asked' },
  extended: { zh: '已续假', en: 'Extended' },
  overdue: { zh: '超假', en: 'Overdue' },
  returnAsked: { zh: '待销假', en: 'Return reported' },
  returnRefused: { zh: '未予销假', en: 'Return not confirmed' },
  returned: { zh: '已销假', en: 'Back' },
  returnedLate: { zh: '晚归销假', en: 'Back late' },
  absence: { zh: '发现擅自离开', en: 'Absence found' },
}

const columns: readonly Column[] = [
  { title: { zh: '档案号', en: 'File number' }, of: (r) => r.fileNo },
  { title: { zh: '姓名', en: 'Name' }, of: (r) => r.name },
  { title: { zh: '状态', en: 'State' }, of: (r, l) => states[r.state][l] },
  { title: { zh: '离开', en: 'From' }, of: (r) => r.from },
  { title: { zh: '应返回', en: 'Back by' }, of: (r) => r.to ?? '' },
  { title: { zh: '续假到', en: 'More asked until' }, of: (r) => r.askedTo ?? '' },
  { title: { zh: '返回', en: 'Back on' }, of: (r) => r.returnedOn ?? '' },
  { title: { zh: '经过日历天', en: 'Days touched' }, of: (r) => String(r.touched) },
  { title: { zh: '整日', en: 'Full days' }, of: (r) => String(r.full) },
  { title: { zh: '期间检测', en: 'Tests in it' }, of: (r) => r.tests.join('、') },
  { title: { zh: '工作站', en: 'Station' }, of: (r) => r.stationName ?? '' },
  { title: { zh: '责任社工', en: 'Worker' }, of: (r) => r.workerName ?? '' },
]

/** Every cell is text; where somebody goes and why is not in it. The sheet's name is neutral: files leave the office. */
export async function awayWorkbook(rows: readonly AwayLine[], language: Language): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '日历' : 'Calendar',
        columns: columns.map(() => ({ width: 16, numFmt: '@' })),
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
