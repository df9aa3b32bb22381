import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

function closed({ facts }: CaseView): readonly { readonly closedOn: PlainDate; readonly days: number }[] {
  return facts.referrals.flatMap(({ on, closedOn }) =>
    closedOn === null ? [] : [{ closedOn, days: Math.max(0, daysBetween(on, closedOn)) }],
  )
}

export const referralDays: PeriodMetric = {
  key: 'referralDays',
  slot: 32,
  version: 1,
  kind: 'period',
  unit: 'days',
  better: 'lower',
  target: 'metricTarget.referralDays',
  title: { zh: '转介平均办结天数', en: 'Days to close a referral' },
  means: {
    zh: '分子：从转介到办结的天数之和。分母：本期办结的转介。未办结的不在其中，看办结率。',
    en: 'Above: days from referral to closing, added up. Below: referrals closed in the period. Open ones are not in it; see the share that is closed.',
  },
  source: { zh: '口径为本系统理解。', en: 'Our reading.' },
  due: (c) => closed(c).map((r) => r.closedOn),
  // one date for each day that it took: the sum of days is a count like any other
  met: (c) => closed(c).flatMap((r) => new Array<PlainDate>(r.days).fill(r.closedOn)),
}
