import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/**
 * Ends of the calendar years through which the measure runs whole. A year ahead is counted in its own December already,
 * which nobody reads before: so nothing changes on New Year's Eve by itself.
 */
function wholeYears({ state, facts }: CaseView): readonly PlainDate[] {
  const { startsOn, endsOn } = state.term
  if (startsOn === null || endsOn === null) return []
  const last = facts.terminatedOn !== null && facts.terminatedOn <= endsOn ? facts.terminatedOn : endsOn
  const ends: PlainDate[] = []
  for (let year = Number(startsOn.slice(0, 4)); ; year++) {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    if (to > last) return ends
    const broken = facts.suspensions.some((s) => s.from <= to && (s.to === null || s.to > from))
    if (startsOn <= from && !broken) ends.push(to)
  }
}

export const medicalGuidanceRate: PeriodMetric = {
  key: 'medicalGuidanceRate',
  slot: 17,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.medicalGuidanceRate',
  title: { zh: '医疗康复指导率', en: 'Medical guidance rate' },
  means: {
    zh: '分子：全年至少接受两次医疗或康复指导的。分母：全年均在执行中的。取最近一个完整年度。',
    en: 'Above: people with two or more sessions of medical or rehabilitation guidance in the year. Below: people in force the whole year. The latest whole calendar year is shown.',
  },
  source: {
    zh: '杭州市委办〔2013〕7号（每年不少于两次）。',
    en: 'Hangzhou 2013 No. 7 (at least twice a year).',
  },
  yearsBack: 1,
  due: wholeYears,
  met: (c) =>
    wholeYears(c).filter((end) => {
      const year = end.slice(0, 4)
      return c.facts.guidance.filter((on) => on.startsWith(year)).length >= sessionsAYear
    }),
}

/** Part of the definition by name ("two or more in the year"), not a rule that is looked up. */
const sessionsAYear = 2
