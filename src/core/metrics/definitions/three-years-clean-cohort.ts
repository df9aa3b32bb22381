import { isThreeYearsClean } from '#core/metrics/conditions.ts'
import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

function start({ state }: CaseView): readonly PlainDate[] {
  return state.term.startsOn === null ? [] : [state.term.startsOn]
}

export const threeYearsCleanCohort: PeriodMetric = {
  key: 'threeYearsCleanCohort',
  slot: 13,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.threeYearsCleanCohort',
  title: { zh: '戒断三年未复吸率（按起始年度）', en: 'Three years clean, of a start year' },
  means: {
    zh: '分子：其中戒断满三年未复吸的。分母：在该年度开始执行的全部案件，不论后来如何结束。默认取最近一个全体已满三年的年度（四年前）。',
    en: 'Above: those of them three years clean. Below: all cases whose term started in the year, however they ended. By default the latest year all of whose cases have had three years (four years back).',
  },
  source: {
    zh: '《戒毒条例》第七条第二款；分母为本系统理解。',
    en: 'Regulations, article 7(2); the denominator is our reading.',
  },
  yearsBack: 4,
  due: start,
  met: (c) => (isThreeYearsClean(c.state) ? start(c) : []),
}
