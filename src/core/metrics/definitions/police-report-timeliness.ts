import { doneOnTime, dueDays } from '#core/metrics/conditions.ts'
import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'

function reports({ state }: CaseView) {
  return state.duties.filter((d) => d.kind === 'reportToPolice' && d.status !== 'excused')
}

export const policeReportTimeliness: PeriodMetric = {
  key: 'policeReportTimeliness',
  slot: 16,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.policeReportTimeliness',
  title: { zh: '报告公安及时率', en: 'Reports to the police in time' },
  means: {
    zh: '分子：按时向公安机关报告的。分母：应在本期报告的全部情形；尚未报告的也计入分母。',
    en: 'Above: reports made on time. Below: all reports due in the period; one not made yet counts below the line.',
  },
  source: {
    zh: '《禁毒法》第三十五条第二款、《戒毒条例》第二十一条（及时报告）；时限由各地规定。',
    en: 'Narcotics Control Law, article 35(2); Regulations, article 21 (promptly); the number of days is local.',
  },
  due: (c) => dueDays(reports(c)),
  met: (c) => dueDays(doneOnTime(reports(c))),
}
