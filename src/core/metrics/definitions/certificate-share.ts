import { one } from '#core/metrics/metric.ts'
import type { StaffMetric } from '#core/metrics/register-metric.ts'

export const certificateShare: StaffMetric = {
  key: 'certificateShare',
  register: 'staff',
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.certificateShare',
  title: { zh: '持证率', en: 'With a certificate' },
  means: {
    zh: '分子：其中有当日有效证书的（社会工作者、心理咨询、戒毒治疗等）。分母：当日在岗的专职工作人员。',
    en: 'Above: those of them with a certificate that holds on the day (social work, counselling, treatment and others). Below: full-time staff in post on the day.',
  },
  source: { zh: '各地考评常用；口径为本系统理解。', en: 'Used in local evaluations; our reading.' },
  denominator: (s) => one(s.inPost && s.fullTime),
  numerator: (s) => one(s.certified),
}
