import type { PeriodMetric } from '#core/metrics/metric.ts'

export const seriousViolationCount: PeriodMetric = {
  key: 'seriousViolationCount',
  slot: 15,
  version: 1,
  kind: 'period',
  unit: 'count',
  better: 'lower',
  target: 'metricTarget.seriousViolationCount',
  title: { zh: '严重违反协议', en: 'Serious violations' },
  means: {
    zh: '本期内达到法定次数或天数的严重违反协议情形（拒绝或逃避检测、擅自离开次数、累计天数各计一项）。撤销或异议成立后即时减少。',
    en: 'Serious violations whose statutory number was reached in the period (refused or evaded tests, times away and days away count one each). A strike or an upheld objection takes them away at once.',
  },
  source: { zh: '《戒毒条例》第二十条。', en: 'Regulations, article 20.' },
  due: () => [],
  met: ({ state }) => state.findings.filter((f) => f.kind === 'seriousViolation').map((f) => f.on),
}
