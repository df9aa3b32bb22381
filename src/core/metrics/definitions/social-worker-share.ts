import { one } from '#core/metrics/metric.ts'
import type { StaffMetric } from '#core/metrics/register-metric.ts'

export const socialWorkerShare: StaffMetric = {
  key: 'socialWorkerShare',
  register: 'staff',
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.socialWorkerShare',
  title: { zh: '社工占比', en: 'Social workers' },
  means: {
    zh: '分子：其中任社工岗位或者持有效社会工作者证书的。分母：当日在岗的专职工作人员（工作站、社戒社康办、承接的社会组织）。',
    en: 'Above: those of them in a post of social worker or with a valid certificate of one. Below: full-time staff in post on the day (stations, township offices, societies that do the work).',
  },
  source: {
    zh: '全国规划（2016—2020年）：2019年底前社工占专职人员30%以上。',
    en: 'National plan 2016–2020: social workers are 30 % of full-time staff by the end of 2019.',
  },
  denominator: (s) => one(s.inPost && s.fullTime),
  numerator: (s) => one(s.socialWorker),
}
