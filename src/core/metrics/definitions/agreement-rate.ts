import { isInForce } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const agreementRate: DayMetric = {
  key: 'agreementRate',
  slot: 8,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.agreementRate',
  title: { zh: '协议签订率', en: 'Agreement rate' },
  means: {
    zh: '分子：已与现执行地签订协议的。分母：当日执行中的。变更执行地后须重新签订。',
    en: 'Above: cases with an agreement of the current place. Below: cases in force on the day. A change of place asks for a new agreement.',
  },
  source: {
    zh: '《戒毒条例》第十六条、第二十二条第三款、第三十八条。',
    en: 'Regulations, articles 16, 22(3) and 38.',
  },
  denominator: ({ state }) => one(isInForce(state)),
  numerator: ({ state }) => one(state.agreement.currentPlace),
}
