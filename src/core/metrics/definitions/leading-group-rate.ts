import { one } from '#core/metrics/metric.ts'
import type { TownshipMetric } from '#core/metrics/register-metric.ts'

export const leadingGroupRate: TownshipMetric = {
  key: 'leadingGroupRate',
  register: 'townships',
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.leadingGroupRate',
  title: { zh: '领导小组覆盖率', en: 'Leading groups' },
  means: {
    zh: '分子：其中当日登记有领导小组成员的。分母：当日有登记人员的乡镇、街道。',
    en: 'Above: those of them with a registered member of a leading group on the day. Below: townships with people on file on the day.',
  },
  source: {
    zh: '全国规划（2016—2020年）：有吸毒人员的乡镇、街道成立领导小组。',
    en: 'National plan 2016–2020: townships with drug users have a leading group.',
  },
  denominator: (t) => one(t.onFile > 0),
  numerator: (t) => one(t.hasLeadingGroup),
}
