import { isInForce } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'
import type { Part } from '#core/metrics/six-parts.ts'
import type { Words } from '#core/shared/decision.ts'
import { isGiven } from './six-parts-coverage.ts'

const parts: readonly { readonly part: Part; readonly slot: number; readonly title: Words }[] = [
  { part: 'management', slot: 19, title: { zh: '动态管控', en: 'dynamic management' } },
  { part: 'treatment', slot: 20, title: { zh: '戒毒治疗', en: 'treatment' } },
  { part: 'psychology', slot: 21, title: { zh: '心理矫治', en: 'psychological correction' } },
  { part: 'relief', slot: 22, title: { zh: '帮扶救助', en: 'relief' } },
  { part: 'employment', slot: 23, title: { zh: '就业指导', en: 'employment guidance' } },
  { part: 'education', slot: 24, title: { zh: '宣传教育', en: 'education' } },
]

/** One figure for each part of the six: who was given it at least once. */
export const sixPartsEach: readonly DayMetric[] = parts.map(({ part, slot, title }) => ({
  key: `sixParts.${part}`,
  slot,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: `metricTarget.sixParts.${part}`,
  title: { zh: `六位一体·${title.zh}`, en: `Six parts: ${title.en}` },
  means: {
    zh: `分子：在本案中至少接受过一次${title.zh}的。分母：当日执行中的。`,
    en: `Above: people given ${title.en} at least once in the case. Below: cases in force on the day.`,
  },
  source: {
    zh: '全国规划“六位一体”要求；口径为本系统理解。',
    en: 'The six parts of the national plan; our reading.',
  },
  denominator: ({ state }) => one(isInForce(state)),
  numerator: (c) => one(isGiven(c, part)),
}))
