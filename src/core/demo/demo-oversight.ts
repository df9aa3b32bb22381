import type { HaveState } from '#core/oversight/standing.ts'
import type { RectificationState } from '#core/rectification/rectification.ts'

/** What the seven haves of the n-th township were declared as, long ago and lately: hardly two are alike. */
export function demoHaves(n: number, keys: readonly string[], late: boolean): Record<string, HaveState> {
  const lacks = [[], ['window'], ['window', 'funds'], ['premises'], ['workers', 'effect'], []][n % 6] ?? []
  return Object.fromEntries(
    keys.map((key) => {
      if (!lacks.includes(key)) return [key, late || n % 2 === 0 ? 'yes' : 'partly']
      return [key, late && n % 3 === 1 ? 'partly' : 'no']
    }),
  )
}

export type DemoFinding = {
  readonly list: string
  readonly item: string
  readonly pick: number
  readonly severity: string
  readonly title: string
  readonly text: string
  readonly clause: string
  /** Days from the visit to the last day. */
  readonly days: number
  readonly steps: readonly {
    readonly state: RectificationState
    readonly ago: number
    readonly note: string
  }[]
}

/** Findings of the visit seventy days ago, in every state that a finding can have. */
export const demoFindings: readonly DemoFinding[] = [
  {
    ...{ list: 'haves', item: 'window', pick: 0, severity: 'minor', clause: 'plan2016-5', days: 30 },
    ...{ title: '有宣传橱窗', text: '宣传橱窗空置，没有禁毒宣传内容。' },
    steps: [
      { state: 'submitted', ago: 50, note: '橱窗内容已更换，每季度更新一次。' },
      { state: 'returned', ago: 48, note: '照片看不清日期，请补充。' },
      { state: 'submitted', ago: 46, note: '已补充带日期的照片。' },
      { state: 'closed', ago: 44, note: '现场核对属实，予以销号。' },
    ],
  },
  {
    ...{ list: 'files', item: 'agreement', pick: 2, severity: 'serious', clause: 'jdtl-17', days: 15 },
    ...{ title: '协议有效，工作小组齐全', text: '工作小组缺少医务人员，没有说明原因。' },
    steps: [
      { state: 'underWay', ago: 60, note: '已请社区卫生服务中心推荐人选。' },
      { state: 'submitted', ago: 3, note: '医务人员已加入工作小组，名单已更新。' },
    ],
  },
  {
    ...{ list: 'service', item: 'referred', pick: 3, severity: 'minor', clause: 'op2017-14', days: 30 },
    ...{ title: '服务转介：转出的有回音、有结果', text: '就业转介没有记录结果。' },
    steps: [{ state: 'underWay', ago: 30, note: '正在与人社所核对。' }],
  },
  {
    ...{
      list: 'institution',
      item: 'leadingGroup',
      pick: 0,
      severity: 'serious',
      clause: 'plan2016-4',
      days: 90,
    },
    ...{ title: '领导小组已成立，组长和成员单位明确，今年开过会', text: '今年还没有召开领导小组会议。' },
    steps: [],
  },
]

/** Money of a year of an office, in yuan: planned, and paid so far. */
export const demoMoney = [
  { source: 'fiscal', kind: 'running', planned: 60_000, paid: 41_200 },
  { source: 'fiscal', kind: 'allowance', planned: 96_000, paid: 72_000 },
  { source: 'fiscal', kind: 'publicity', planned: 20_000, paid: 8_600.5 },
  { source: 'award', kind: 'employment', planned: 30_000, paid: 0 },
  { source: 'social', kind: 'medical', planned: 12_000, paid: 5_300 },
] as const
