import type { CaseState } from '#core/case/case-state.ts'
import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** The deadline, once it is known whether it was kept. */
export function settledDeadline({ state }: CaseView): readonly PlainDate[] {
  const { dueOn, status } = state.reportIn
  return dueOn !== null && (isKept(state) || status === 'late' || status === 'overdue') ? [dueOn] : []
}

export function keptDeadline({ state }: CaseView): readonly PlainDate[] {
  return state.reportIn.dueOn !== null && isKept(state) ? [state.reportIn.dueOn] : []
}

function isKept(state: CaseState): boolean {
  return state.reportIn.status === 'onTime'
}

export const reportInRate: PeriodMetric = {
  key: 'reportInRate',
  slot: 2,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.reportInRate',
  title: { zh: '报到率', en: 'Report-in rate' },
  means: {
    zh: '分子：在报到期限内报到的决定。分母：报到期限在本期内届满的决定；已按时报到的，计入其期限届满的月份。有正当理由延期的，以延期后的期限为准。',
    en: 'Above: orders whose person reported in by the deadline. Below: orders whose report-in deadline falls in the period; one already kept counts in the month of its deadline. A deadline moved for a proper reason counts as moved.',
  },
  source: {
    zh: '《戒毒条例》第十四条、第三十八条（十五日）；统计口径为本系统理解，未见官方公式。',
    en: 'Regulations on drug rehabilitation, articles 14 and 38 (15 days); the way of counting is our reading, no official formula was seen.',
  },
  due: settledDeadline,
  met: keptDeadline,
}
