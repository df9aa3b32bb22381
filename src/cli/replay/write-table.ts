import type { CaseState } from '#core/case/case-state.ts'
import { measureWords, stageWords } from '#core/case/case-words.ts'
import { findingNames } from '#core/case/say-finding.ts'

type Language = 'zh' | 'en'
type Column = {
  readonly zh: string
  readonly en: string
  readonly width: number
  readonly cell: (s: CaseState, l: Language) => string
}

const reportNames: Readonly<Record<CaseState['reportIn']['status'], { zh: string; en: string }>> = {
  notServed: { zh: '未送达', en: 'not served' },
  pending: { zh: '期限内', en: 'pending' },
  onTime: { zh: '按时', en: 'on time' },
  late: { zh: '逾期报到', en: 'late' },
  overdue: { zh: '逾期未报到', en: 'overdue' },
}
const columns: readonly Column[] = [
  { zh: '个案', en: 'case', width: 22, cell: (s) => s.case },
  { zh: '措施', en: 'measure', width: 24, cell: (s, l) => (s.measure ? measureWords[s.measure][l] : '–') },
  { zh: '阶段', en: 'stage', width: 23, cell: (s, l) => stageWords[s.stage][l] },
  { zh: '报到', en: 'report-in', width: 12, cell: (s, l) => reportNames[s.reportIn.status][l] },
  {
    zh: '期限',
    en: 'term',
    width: 25,
    cell: (s) => (s.term.startsOn ? `${s.term.startsOn} – ${s.term.endsOn}` : '–'),
  },
  { zh: '第几天', en: 'day', width: 11, cell: (s) => `${s.term.elapsedDays}/${s.term.totalDays}` },
  {
    zh: '待办',
    en: 'open',
    width: 6,
    cell: (s) => String(s.duties.filter((d) => d.status === 'open').length),
  },
  {
    zh: '逾期',
    en: 'overdue',
    width: 8,
    cell: (s) => String(s.duties.filter((d) => d.status === 'open' && d.dueOn < s.asOf).length),
  },
  { zh: '下次变化', en: 'next change', width: 12, cell: (s) => s.nextChangeOn ?? '–' },
  { zh: '认定', en: 'findings', width: 0, cell: sayKinds },
]

export function tableHead(language: Language): string {
  return `${columns
    .map((c) => pad(c[language], c.width))
    .join(' ')
    .trimEnd()}\n`
}

export function tableRow(state: CaseState, language: Language): string {
  return `${columns
    .map((c) => pad(c.cell(state, language), c.width))
    .join(' ')
    .trimEnd()}\n`
}

/** Kinds with their number where more than one: 漏检×3. */
function sayKinds(state: CaseState, language: Language): string {
  const counts = new Map<CaseState['findings'][number]['kind'], number>()
  for (const f of state.findings) counts.set(f.kind, (counts.get(f.kind) ?? 0) + 1)
  const said = [...counts].map(([kind, n]) => `${findingNames[kind][language]}${n > 1 ? `×${n}` : ''}`)
  return said.join(language === 'zh' ? '、' : ', ') || '–'
}

/** Pads to columns of a terminal, where a Chinese character takes two. */
function pad(text: string, width: number): string {
  let taken = 0
  for (const c of text) taken += (c.codePointAt(0) ?? 0) >= 0x1100 && c !== '–' && c !== '×' ? 2 : 1
  return text + ' '.repeat(Math.max(0, width - taken))
}
