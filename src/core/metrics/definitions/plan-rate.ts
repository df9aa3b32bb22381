import { isInForce } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const planRate: DayMetric = {
  key: 'planRate',
  slot: 9,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.planRate',
  title: { zh: '计划制定率', en: 'Plan rate' },
  means: {
    zh: '分子：已制定个人工作计划的。分母：当日执行中的。法规未规定制定期限，故不计是否按时。',
    en: 'Above: cases with an individual plan. Below: cases in force on the day. No text sets a deadline for the plan, so being on time is not judged.',
  },
  source: { zh: '《戒毒条例》第十五条（制定工作计划）。', en: 'Regulations, article 15 (work plan).' },
  denominator: ({ state }) => one(isInForce(state)),
  numerator: ({ state, facts }) => one(facts.planAdoptedOn !== null && facts.planAdoptedOn <= state.asOf),
}
