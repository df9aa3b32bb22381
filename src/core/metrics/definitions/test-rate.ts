import { doneOnTime, dueDays, settledDuties } from '#core/metrics/conditions.ts'
import type { PeriodMetric } from '#core/metrics/metric.ts'

export const testRate: PeriodMetric = {
  key: 'testRate',
  slot: 6,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.testRate',
  title: { zh: '尿检率', en: 'Test rate' },
  means: {
    zh: '分子：本期截止的检测期内有有效检测的。分母：本期截止的检测期。经批准顺延的不计；一次检测只抵一个检测期，漏检不能事后补。',
    en: 'Above: test windows with an effective test. Below: test windows that end in the period. Excused windows do not count; one test fills one window, and a missed window stays missed.',
  },
  source: {
    zh: '《禁毒法》第三十五条、《戒毒条例》第十九条；检测次数以公安机关要求为准；口径为本系统理解。',
    en: 'Narcotics Control Law, article 35; Regulations, article 19; how often is for the police to require; our reading.',
  },
  due: (c) => dueDays(settledDuties(c, 'test')),
  met: (c) => dueDays(doneOnTime(settledDuties(c, 'test'))),
}
