import type { TownshipMetric } from '#core/metrics/register-metric.ts'

export const staffingGap: TownshipMetric = {
  key: 'staffingGap',
  register: 'townships',
  version: 1,
  kind: 'day',
  unit: 'shortOf',
  better: 'lower',
  target: 'metricTarget.staffingGap',
  title: { zh: '专职配备缺口', en: 'Full-time staff lacking' },
  means: {
    zh: '应配人数减去当日在岗的专职工作人员；负数为超配。应配按各地规则：基数除以配比，不足一名的按一名，不低于最少人数；基数按规则取实有（在册扣除三年未复吸、死亡、出境、羁押）、在册或者执行中的人，只含本系统登记的人。上级数为各乡镇街道相加，别处的超配会抵消这里的缺口，请看名单。',
    en: 'Workers by the norm of the place, less full-time staff in post on the day; negative is more than asked. Norm: people divided by the ratio, begun ones counting, not below the minimum. People are those present (on file less three years clean, dead, abroad and detained), registered or in force, as the pack says, and only those of this system. An area is the sum of its townships: more in one hides less in another, so look at the list.',
  },
  source: {
    zh: '各地配备标准（配比、基数、最少人数见规则）；合计方法为本系统理解。',
    en: 'Local norms of staffing (ratio, denominator and minimum are rules); adding up is our reading.',
  },
  denominator: (t) => t.norm,
  numerator: (t) => t.fullTimeStaff,
}
