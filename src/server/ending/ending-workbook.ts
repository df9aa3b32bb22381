import { writeXlsx } from 'hucre/xlsx'
import type { EndingLineShown } from '#contract/ending-contract.ts'
import { measureWords, stageWords } from '#core/case/case-words.ts'
import type { EndingTab } from '#core/ending/ending-tabs.ts'
import { endingReasonWords } from '#core/ending/ending-words.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'
type Column = {
  readonly title: Readonly<Record<Language, string>>
  readonly of: (line: EndingLineShown, l: Language) => string | null
}

const who: readonly Column[] = [
  { title: { zh: '档案号', en: 'File number' }, of: (r) => r.fileNo },
  { title: { zh: '姓名', en: 'Name' }, of: (r) => r.name },
  { title: { zh: '措施', en: 'Measure' }, of: (r, l) => (r.measure ? measureWords[r.measure][l] : '') },
  { title: { zh: '阶段', en: 'Stage' }, of: (r, l) => stageWords[r.stage][l] },
  { title: { zh: '责任社工', en: 'Worker' }, of: (r) => r.workerName },
]
const since: Column = { title: { zh: '自', en: 'Since' }, of: (r) => r.since }
const reason: Column = {
  title: { zh: '原因', en: 'Reason' },
  of: (r, l) => (r.reason ? endingReasonWords(r.reason)[l] : ''),
}
const ends: Column = { title: { zh: '期满日', en: 'Term ends' }, of: (r) => r.termEnds }
const notices: Column = {
  title: { zh: '未办通知', en: 'Notices open' },
  of: (r) => String(r.noticesOpen),
}
const full: Column = { title: { zh: '满三年', en: 'Three years full' }, of: (r) => r.threeYearsCleanOn }

const columns: Readonly<Record<EndingTab, readonly Column[]>> = {
  soon: [
    ends,
    { title: { zh: '材料报送期限', en: 'Material by' }, of: (r) => r.materialDue },
    { title: { zh: '期满评估', en: 'End assessment' }, of: (r) => r.endAssessedOn },
  ],
  suspended: [
    since,
    reason,
    { title: { zh: '顺延天数', en: 'Days added' }, of: (r) => String(r.suspendedDays) },
    { title: { zh: '预计到', en: 'Expected until' }, of: (r) => r.expectedUntil },
    ends,
    notices,
  ],
  ended: [since, reason, notices],
  discharged: [ends, notices],
  followUp: [ends, { title: { zh: '下次回访', en: 'Next follow-up' }, of: (r) => r.followUps.due }, full],
  clean: [
    { title: { zh: '戒断起算日', en: 'Clean since' }, of: (r) => r.cleanSince },
    full,
    { title: { zh: '名单编号', en: 'List no.' }, of: (r) => r.exit.listNo },
    { title: { zh: '移送日', en: 'Handed over' }, of: (r) => r.exit.reportedOn },
    { title: { zh: '答复日', en: 'Answered' }, of: (r) => r.exit.answeredOn },
  ],
}

/** One part of the register; every cell is text, so that nothing opens as a formula. */
export async function endingWorkbook(
  tab: EndingTab,
  lines: readonly EndingLineShown[],
  language: Language,
): Promise<Buffer> {
  const all = [...who, ...columns[tab]]
  const bytes = await writeXlsx({
    sheets: [
      {
        // neutral on purpose: file and sheet names leave the office
        name: language === 'zh' ? '名单' : 'List',
        columns: all.map(() => ({ width: 16, numFmt: '@' })),
        rows: [
          all.map((c) => c.title[language]),
          ...lines.map((line) => all.map((c) => safeText(c.of(line, language) ?? ''))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}
