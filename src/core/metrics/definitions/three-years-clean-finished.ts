import { isFinished, isThreeYearsClean } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const threeYearsCleanFinished: DayMetric = {
  key: 'threeYearsCleanFinished',
  slot: 12,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.threeYearsCleanFinished',
  title: { zh: '戒断三年未复吸率（占期满解除）', en: 'Three years clean, of the finished' },
  means: {
    zh: '分子：其中戒断满三年未复吸的。分母：期满解除的案件。',
    en: 'Above: those of them three years clean. Below: cases whose term was full.',
  },
  source: {
    zh: '《戒毒条例》第七条第二款；分母为本系统理解。',
    en: 'Regulations, article 7(2); the denominator is our reading.',
  },
  denominator: ({ state }) => one(isFinished(state)),
  numerator: ({ state }) => one(isThreeYearsClean(state)),
}
