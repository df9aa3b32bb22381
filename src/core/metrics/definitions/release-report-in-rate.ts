import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import { keptDeadline, settledDeadline } from './report-in-rate.ts'

function followsRelease(c: CaseView): boolean {
  return c.state.measure === 'communityRehab' && c.facts.releasedOn !== null
}

export const releaseReportInRate: PeriodMetric = {
  key: 'releaseReportInRate',
  slot: 3,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.releaseReportInRate',
  title: { zh: '出所报到率', en: 'Report-in after release' },
  means: {
    zh: '与报到率相同，仅计强制隔离戒毒出所人员的社区康复决定。',
    en: 'As the report-in rate, for community rehabilitation orders of people released from facilities.',
  },
  source: {
    zh: '苏州2015年公布值98.72%（提前介入前不足30%）；口径为本系统理解。',
    en: 'Suzhou published 98.72 % in 2015 (under 30 % before early engagement); the way of counting is our reading.',
  },
  due: (c) => (followsRelease(c) ? settledDeadline(c) : []),
  met: (c) => (followsRelease(c) ? keptDeadline(c) : []),
}
