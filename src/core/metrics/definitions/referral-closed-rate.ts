import type { PeriodMetric } from '#core/metrics/metric.ts'

export const referralClosedRate: PeriodMetric = {
  key: 'referralClosedRate',
  slot: 31,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.referralClosedRate',
  title: { zh: '转介办结率', en: 'Referrals closed' },
  means: {
    zh: '分子：其中已登记办结的（办结可以在期后）。分母：本期发出的转介。被退回的转介需求仍未解决，计入分母。',
    en: 'Above: those of them that were closed, also after the period. Below: referrals sent in the period. One that was sent back counts below the line: the need is not met.',
  },
  source: {
    zh: '六位一体工作要求有去有回；口径为本系统理解。',
    en: 'Help that is asked for must come back; our reading.',
  },
  due: ({ facts }) => facts.referrals.map((r) => r.on),
  met: ({ facts }) => facts.referrals.filter((r) => r.closedOn !== null).map((r) => r.on),
}
