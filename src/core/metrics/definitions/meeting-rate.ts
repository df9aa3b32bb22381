import type { PeriodMetric } from '#core/metrics/metric.ts'

export const meetingRate: PeriodMetric = {
  key: 'meetingRate',
  slot: 5,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.meetingRate',
  title: { zh: '见面率', en: 'Meeting rate' },
  means: {
    zh: '分子：当月至少当面走访或谈话一次的人。分母：当月有走访或谈话应完成的人。电话、视频不算见面，走访未注明方式的视为当面；跨月的期间按人月相加。',
    en: 'Above: people met face to face at least once in the month. Below: people with a visit or talk due in the month. Telephone and video are no meeting; a visit without a method is one in person. A longer period adds person-months.',
  },
  source: {
    zh: '见面次数由各地规定；未见官方公式，口径为本系统理解。',
    en: 'How often people are met is set locally; no official formula was seen, our reading.',
  },
  peopleOfMonth: true,
  due: ({ state }) =>
    state.duties
      .filter((d) => (d.kind === 'visit' || d.kind === 'talk') && d.status !== 'excused')
      .map((d) => d.dueOn),
  met: ({ facts }) => facts.meetings,
}
