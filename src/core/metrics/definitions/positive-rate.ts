import type { PeriodMetric } from '#core/metrics/metric.ts'

export const positiveRate: PeriodMetric = {
  key: 'positiveRate',
  slot: 7,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'lower',
  target: 'metricTarget.positiveRate',
  title: { zh: '阳性率', en: 'Positive rate' },
  means: {
    zh: '分子：最终结果为阳性的检测。分母：有效检测。同一样本的现场、实验室检测和复检算一次，以最高一级结果为准；无效检测和异议成立的不计。',
    en: 'Above: tests with a positive final result. Below: effective tests. On-site, laboratory and re-test of one sample are one test and the highest level decides; invalid tests and tests whose objection was upheld do not count.',
  },
  source: { zh: '《吸毒检测程序规定》；口径为本系统理解。', en: 'Procedure for drug testing; our reading.' },
  due: ({ facts }) => facts.tests.map((t) => t.on),
  met: ({ facts }) => facts.tests.filter((t) => t.result === 'positive').map((t) => t.on),
}
