import type { TierFactKind } from '#core/case/tier-input.ts'

export const tierFacts = {
  testPositive: '检测阳性',
  testRefused: '拒绝或逃避检测',
  testMissed: '漏检',
  contactLost: '失去联系',
  leaveOverdue: '逾期未销假',
  unauthorisedAbsence: '擅自离开',
  relapse: '复吸',
  deemedRefusal: '视为拒绝',
  seriousViolation: '严重违反协议',
  cleanTest: '检测阴性',
  onTimeReport: '按时报到',
  steadyMonths: '连续稳定的月份',
} satisfies Record<TierFactKind, string>
