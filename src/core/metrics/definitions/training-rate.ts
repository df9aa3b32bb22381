import { one } from '#core/metrics/metric.ts'
import type { StaffMetric } from '#core/metrics/register-metric.ts'

export const trainingRate: StaffMetric = {
  key: 'trainingRate',
  register: 'staff',
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.trainingRate',
  title: { zh: '培训率', en: 'Trained' },
  means: {
    zh: '分子：其中本期至少参加一次登记的培训的。分母：期末在岗的专职工作人员。学时不在此计算。',
    en: 'Above: those of them who were trained at least once in the period. Below: full-time staff in post at its end. Hours are not weighed here.',
  },
  source: { zh: '各地培训要求；口径为本系统理解。', en: 'Trainings are asked for locally; our reading.' },
  denominator: (s) => one(s.inPost && s.fullTime),
  numerator: (s) => one(s.trained),
}
