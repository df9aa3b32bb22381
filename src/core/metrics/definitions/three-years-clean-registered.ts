import { isThreeYearsClean } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const threeYearsCleanRegistered: DayMetric = {
  key: 'threeYearsCleanRegistered',
  slot: 11,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.threeYearsCleanRegistered',
  title: { zh: '戒断三年未复吸率（占登记在册）', en: 'Three years clean, of all on file' },
  means: {
    zh: '分子：戒断满三年未复吸的。分母：登记在册的全部案件。与其他分母的同名指标不可比较。',
    en: 'Above: three years clean. Below: all cases on file. Not comparable with the figures of the same name over other denominators.',
  },
  source: {
    zh: '《戒毒条例》第七条第二款；苏州2015年以登记在册为分母公布约50%。',
    en: 'Regulations, article 7(2); Suzhou published about 50 % of all registered in 2015.',
  },
  denominator: ({ state }) => one(state.measure !== null),
  numerator: ({ state }) => one(isThreeYearsClean(state)),
}
