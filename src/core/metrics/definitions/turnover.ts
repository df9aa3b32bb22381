import { one } from '#core/metrics/metric.ts'
import type { StaffMetric } from '#core/metrics/register-metric.ts'

export const turnover: StaffMetric = {
  key: 'turnover',
  register: 'staff',
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'lower',
  target: 'metricTarget.turnover',
  title: { zh: '离职率', en: 'Turnover' },
  means: {
    zh: '分子：其中本期离岗的。分母：本期内曾在岗的专职工作人员（期初在岗的加上期内到岗的），按人计。',
    en: 'Above: those of them who left in the period. Below: full-time staff in post at any time of it (at its begin, or joined since), each once.',
  },
  source: { zh: '实务通用指标；口径为本系统理解。', en: 'Used in practice; our reading.' },
  denominator: (s) => one(s.fullTime && (s.inPost || s.left)),
  numerator: (s) => one(s.left),
}
