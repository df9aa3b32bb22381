import { isInForce } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const volunteersPerPerson: DayMetric = {
  key: 'volunteersPerPerson',
  slot: 25,
  version: 1,
  kind: 'day',
  unit: 'perPerson',
  better: 'higher',
  target: 'metricTarget.volunteersPerPerson',
  title: { zh: '人均志愿者', en: 'Volunteers per person' },
  means: {
    zh: '分子：当日结对的志愿者人次。分母：当日执行中的人。',
    en: 'Above: volunteers matched on the day, counted for each person. Below: people in force.',
  },
  source: {
    zh: '全国规划（2016—2020年）：每人至少两名志愿者。',
    en: 'National plan 2016–2020: at least two volunteers a person.',
  },
  denominator: ({ state }) => one(isInForce(state)),
  numerator: ({ state, facts }) =>
    facts.volunteers.filter((v) => v.from <= state.asOf && (v.to === null || v.to > state.asOf)).length,
}
