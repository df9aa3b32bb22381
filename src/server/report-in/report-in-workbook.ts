import { writeXlsx } from 'hucre/xlsx'
import type { ReportInLine } from '#contract/report-in-contract.ts'
import { measureWords } from '#core/case/case-words.ts'
import type { Words } from '#core/shared/decision.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'
type Column = { readonly title: Words; readonly of: (line: ReportInLine, l: Language) => string }

const buckets: Readonly<Record<ReportInLine['bucket'], Words>> = {
  overdue: { zh: '已逾期', en: 'overdue' },
  reasonAsked: { zh: '待认定正当理由', en: 'reason to be decided' },
  soon: { zh: '三日内到期', en: 'within three days' },
  week: { zh: '七日内到期', en: 'within seven days' },
  later: { zh: '七日以后', en: 'later' },
  notServed: { zh: '尚未送达', en: 'not served' },
}
const reports: Readonly<Record<NonNullable<ReportInLine['report']>, Words>> = {
  owed: { zh: '应报未报', en: 'to be reported' },
  sent: { zh: '已报，待签收', en: 'reported, no receipt' },
  received: { zh: '已签收', en: 'received' },
  decided: { zh: '已决定', en: 'decided' },
}

const columns: readonly Column[] = [
  { title: { zh: '档案号', en: 'File number' }, of: (r) => r.fileNo },
  { title: { zh: '姓名', en: 'Name' }, of: (r) => r.name },
  { title: { zh: '措施', en: 'Measure' }, of: (r, l) => (r.measure ? measureWords[r.measure][l] : '') },
  { title: { zh: '情况', en: 'Standing' }, of: (r, l) => buckets[r.bucket][l] },
  { title: { zh: '送达日期', en: 'Served on' }, of: (r) => r.servedOn ?? '' },
  { title: { zh: '最后一日', en: 'Last day' }, of: (r) => r.dueOn ?? '' },
  { title: { zh: '剩余天数', en: 'Days left' }, of: (r) => (r.daysLeft === null ? '' : String(r.daysLeft)) },
  { title: { zh: '提醒次数', en: 'Reminders' }, of: (r) => String(r.reminders) },
  { title: { zh: '最近提醒', en: 'Reminded on' }, of: (r) => r.remindedOn ?? '' },
  {
    title: { zh: '报告公安机关', en: 'Police report' },
    of: (r, l) => (r.report ? reports[r.report][l] : ''),
  },
  { title: { zh: '签收编号', en: 'Receipt' }, of: (r) => r.receiptNo ?? '' },
  { title: { zh: '乡镇街道', en: 'Township' }, of: (r) => r.townshipName ?? '' },
  { title: { zh: '工作站', en: 'Station' }, of: (r) => r.stationName ?? '' },
  { title: { zh: '责任社工', en: 'Worker' }, of: (r) => r.workerName ?? '' },
]

/** The board as it stands; every cell is text, and the sheet's name is neutral: files leave the office. */
export async function reportInWorkbook(lines: readonly ReportInLine[], language: Language): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '名单' : 'List',
        columns: columns.map(() => ({ width: 16, numFmt: '@' })),
        rows: [
          columns.map((c) => c.title[language]),
          ...lines.map((line) => columns.map((c) => safeText(c.of(line, language)))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}
