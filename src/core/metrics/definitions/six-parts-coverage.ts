import { isInForce } from '#core/metrics/conditions.ts'
import { type CaseView, type DayMetric, one } from '#core/metrics/metric.ts'
import { sixParts } from '#core/metrics/six-parts.ts'

export const sixPartsCoverage: DayMetric = {
  key: 'sixPartsCoverage',
  slot: 18,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.sixPartsCoverage',
  title: { zh: '六位一体覆盖率', en: 'Coverage of the six parts' },
  means: {
    zh: '分子：每人在本案中至少接受过一次的部分数（动态管控、戒毒治疗、心理矫治、帮扶救助、就业指导、宣传教育）之和。分母：当日执行中人数乘以六。',
    en: 'Above: for each person, the parts given at least once in the case (management, treatment, psychology, relief, employment, education), added up. Below: people in force on the day, times six.',
  },
  source: {
    zh: '全国规划“六位一体”要求；口径为本系统理解。',
    en: 'The six parts of the national plan; our reading.',
  },
  denominator: ({ state }) => one(isInForce(state)) * sixParts.length,
  numerator: (c) => sixParts.filter((part) => isGiven(c, part)).length,
}

export function isGiven({ state, facts }: CaseView, part: (typeof sixParts)[number]): boolean {
  const first = facts.parts[part]
  return first !== undefined && first <= state.asOf
}
