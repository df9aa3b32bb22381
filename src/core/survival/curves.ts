import type { Words } from '#core/shared/decision.ts'

export const curveKeys = ['reportIn', 'retention', 'clean'] as const
export type CurveKey = (typeof curveKeys)[number]

/** How being under observation ends. `waiting` and `full` are no rows: the day asked, or the horizon, ends them. */
export const endings = [
  'reportedIn',
  'lost',
  'violation',
  'isolation',
  'relapse',
  'discharged',
  'died',
  'abroad',
  'custody',
  'outOfSight',
  'moved',
] as const
export type Ending = (typeof endings)[number]

/** A curve over the days of a cohort, as a definition in words and data. */
export type Curve = {
  readonly key: CurveKey
  readonly version: number
  readonly title: Words
  readonly means: Words
  readonly source: Words
  /** Endings that are the event; every other one is censoring. */
  readonly events: readonly Ending[]
  /** `reached`: drawn as the share to whom it has happened; `kept`: as the share to whom it has not. */
  readonly shows: 'reached' | 'kept'
  /** Where the axis ends: days of our own, or a rule of the packs (years or months). */
  readonly horizon: { readonly days: number } | { readonly rule: string; readonly unit: 'month' | 'year' }
  /** Days between the points of the picture, and between those under the axis. */
  readonly every: number
  readonly marks: number
}

const moving = {
  zh: '迁出的自迁出之日起、迁入的自迁入之日起分别停止和开始观察。',
  en: 'Who moves away is observed until then, who moves in from then on.',
}

export const curves: readonly Curve[] = [
  {
    key: 'reportIn',
    version: 1,
    title: { zh: '报到进度', en: 'Reporting in' },
    means: {
      zh: `自决定书送达本人之日起，到第几天有多大比例已经报到。事件：报到。删失：仍未报到的（到统计日为止）；报到前死亡、出境、被羁押收监或强制隔离的（到当日为止）。${moving.zh}送达家属等未送达本人的不计入。`,
      en: `From the day the order was served on the person: what share has reported in by which day. Event: the report-in. Censored: not yet reported in (on the day asked); dead, abroad, imprisoned or in isolation before it (on that day). ${moving.en} Orders not served on the person are left out.`,
    },
    source: {
      zh: '《戒毒条例》第十四条、第三十八条（报到期限）；按天观察和删失的口径为本系统理解。',
      en: 'Regulations on drug rehabilitation, articles 14 and 38 (deadline); the daily view and what is censored are our reading.',
    },
    events: ['reportedIn'],
    shows: 'reached',
    horizon: { days: 60 },
    every: 1,
    marks: 10,
  },
  {
    key: 'retention',
    version: 1,
    title: { zh: '措施保持', en: 'Retention in the measure' },
    means: {
      zh: `自开始执行之日起，到第几天仍有多大比例留在措施内。事件：首次失去联系（后来找回的也算一次）、严重违反协议、被决定强制隔离戒毒，以最早者为准。删失：仍在执行的（到统计日为止）、期满解除的（到期满日为止）、死亡、出境、被收监或强制性教育的（到当日为止）。${moving.zh}`,
      en: `From the start of the term: what share is still in the measure. Event: the first loss of contact (also of one found again), a serious violation or compulsory isolation, whichever came first. Censored: still running (on the day asked), term full (on that day), dead, abroad, imprisoned or in compulsory education (on that day). ${moving.en}`,
    },
    source: {
      zh: '《禁毒法》第三十八条、《戒毒条例》第二十条；曲线口径为本系统理解。',
      en: 'Narcotics Control Law, article 38; Regulations, article 20; the curve is our reading.',
    },
    events: ['lost', 'violation', 'isolation'],
    shows: 'kept',
    horizon: { rule: 'detox.termMonths', unit: 'month' },
    every: 30,
    marks: 180,
  },
  {
    key: 'clean',
    version: 1,
    title: { zh: '三年未复吸', en: 'Three years clean' },
    means: {
      zh: `自开始执行之日起，到第几天仍有多大比例没有发现复吸；曲线末端即满三年未复吸的比例。事件：认定复吸、被决定强制隔离戒毒，以最早者为准。删失：观察未满三年的（到统计日为止）、失去联系至今未找到的（到失联日为止）、死亡、出境、被收监或强制性教育的（到当日为止）。${moving.zh}期满解除后继续观察。`,
      en: `From the start of the term: what share has no known use since; its end is the share of three years clean. Event: a relapse found or compulsory isolation, whichever came first. Censored: three years not over (on the day asked), out of sight and not found (on the day contact was lost), dead, abroad, imprisoned or in compulsory education (on that day). ${moving.en} Observation goes on after the discharge.`,
    },
    source: {
      zh: '《戒毒条例》第七条第二款；起算日和曲线口径为本系统理解。',
      en: 'Regulations, article 7(2); the start and the curve are our reading.',
    },
    events: ['relapse', 'isolation'],
    shows: 'kept',
    horizon: { rule: 'abstinent.years', unit: 'year' },
    every: 30,
    marks: 180,
  },
]

export function findCurve(key: string): Curve | undefined {
  return curves.find((c) => c.key === key)
}
