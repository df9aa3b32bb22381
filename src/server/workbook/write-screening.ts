import { writeXlsx } from 'hucre/xlsx'
import type { ProgressRow, ScreeningRow } from '#server/store/screening-store.ts'
import { safeText } from './write-orders.ts'

const words = {
  zh: {
    sheet: '进度',
    results: '结果',
    head: ['乡镇(街道)', '应查', '已查', '未查', '未分派', '完成率'],
    outcome: ['结果', '人数'],
    sum: '合计',
    outcomes: {
      met: '见面核实',
      checkedOnline: '网上核查',
      searched: '组织查找',
      elsewhere: '在外地',
      inCustody: '在押、在所',
      died: '死亡',
      notFound: '未找到',
    },
  },
  en: {
    sheet: 'Progress',
    results: 'Outcomes',
    head: ['Township', 'To check', 'Done', 'Left', 'Not handed out', 'Share'],
    outcome: ['Outcome', 'People'],
    sum: 'Sum',
    outcomes: {
      met: 'Met',
      checkedOnline: 'Checked online',
      searched: 'Searched for',
      elsewhere: 'Elsewhere',
      inCustody: 'In custody',
      died: 'Died',
      notFound: 'Not found',
    },
  },
} as const

/** Progress by township and what came of it: counts, no name. */
export async function writeScreening(
  screening: ScreeningRow,
  areas: readonly ProgressRow[],
  outcomes: readonly { readonly outcome: string; readonly n: number }[],
  language: 'zh' | 'en',
): Promise<Buffer<ArrayBuffer>> {
  const w = words[language]
  const line = (name: string, total: number, done: number, unassigned: number) => [
    safeText(name),
    total,
    done,
    total - done,
    unassigned,
    total === 0 ? '' : `${Math.round((done / total) * 100)}%`,
  ]
  const sum = (key: 'total' | 'done' | 'unassigned') => areas.reduce((n, a) => n + a[key], 0)
  const said: Readonly<Record<string, string>> = w.outcomes
  const bytes = await writeXlsx({
    sheets: [
      {
        name: w.sheet,
        columns: [{ width: 26 }, ...w.head.slice(1).map(() => ({ width: 12 }))],
        rows: [
          [safeText(`${screening.name} ${screening.from_on}—${screening.to_on}`)],
          [...w.head],
          ...areas.map((a) => line(a.name ?? a.area, a.total, a.done, a.unassigned)),
          line(w.sum, sum('total'), sum('done'), sum('unassigned')),
        ],
        freezePane: { rows: 2 },
      },
      {
        name: w.results,
        columns: [{ width: 20 }, { width: 10 }],
        rows: [[...w.outcome], ...outcomes.map((o) => [said[o.outcome] ?? o.outcome, o.n])],
      },
    ],
  })
  return Buffer.from(bytes)
}
