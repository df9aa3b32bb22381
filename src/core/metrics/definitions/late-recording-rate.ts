import type { PeriodMetric } from '#core/metrics/metric.ts'
import { addDays } from '#core/shared/plain-date.ts'

/** Later than this after the day itself is late. No text sets it; sealed reports use the same class. */
export const promptDays = 3

export const lateRecordingRate: PeriodMetric = {
  key: 'lateRecordingRate',
  slot: 35,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'lower',
  target: 'metricTarget.lateRecordingRate',
  title: { zh: '迟录率', en: 'Recorded late' },
  means: {
    zh: '分子：其中三日以后才录入的。分母：本期发生的全部记录，不含已作废的。名单按个案列出迟录和全部记录的条数。',
    en: 'Above: those recorded more than three days after. Below: all entries of what happened in the period, without struck ones. The list says for each case how many.',
  },
  source: {
    zh: '没有法定时限；三日为本系统理解，与封存报表的分档一致。',
    en: 'No text sets a number of days; three is our reading, as in sealed reports.',
  },
  due: ({ facts }) => facts.recordings.map((r) => r.on),
  met: ({ facts }) =>
    facts.recordings
      .filter((r) => r.recordedOn > r.on && r.recordedOn > addDays(r.on, promptDays))
      .map((r) => r.on),
}
