import { isInForce } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const lostRate: DayMetric = {
  key: 'lostRate',
  slot: 14,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'lower',
  target: 'metricTarget.lostRate',
  title: { zh: '脱失率', en: 'Lost contact' },
  means: {
    zh: '分子：失去联系的。分母：当日执行中的。',
    en: 'Above: contact lost. Below: cases in force on the day.',
  },
  source: { zh: '实务通用指标；口径为本系统理解。', en: 'Used in practice; our reading.' },
  denominator: ({ state }) => one(isInForce(state)),
  numerator: ({ state }) => one(state.contact === 'lost'),
}
