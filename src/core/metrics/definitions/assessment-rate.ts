import { doneOnTime, dueDays, settledDuties } from '#core/metrics/conditions.ts'
import type { PeriodMetric } from '#core/metrics/metric.ts'

export const assessmentRate: PeriodMetric = {
  key: 'assessmentRate',
  slot: 10,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.assessmentRate',
  title: { zh: '评估完成率', en: 'Assessment rate' },
  means: {
    zh: '分子：按时完成的评估。分母：应在本期完成且已有结果（按时、迟延或未做）的评估，含期满评估。',
    en: 'Above: assessments made on time. Below: assessments due in the period whose outcome is known (on time, late or missed), the one at the end of the term included.',
  },
  source: {
    zh: '全国规划要求建立综合评估制度；周期由各地规定，口径为本系统理解。',
    en: 'The national plan asks for assessments; their cycle is local; our reading.',
  },
  due: (c) => dueDays(settledDuties(c, 'assessment', 'endAssessment')),
  met: (c) => dueDays(doneOnTime(settledDuties(c, 'assessment', 'endAssessment'))),
}
