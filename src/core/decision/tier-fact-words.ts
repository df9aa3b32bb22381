import type { TierFactKind } from '#core/case/tier-input.ts'
import type { Words } from '#core/shared/decision.ts'

const words: Readonly<Record<TierFactKind, Words>> = {
  deemedRefusal: { zh: '视为拒绝', en: 'deemed refusal' },
  seriousViolation: { zh: '严重违反协议', en: 'serious violation' },
  relapse: { zh: '复吸', en: 'relapse' },
  testPositive: { zh: '检测阳性', en: 'positive test' },
  contactLost: { zh: '失去联系', en: 'contact lost' },
  testRefused: { zh: '拒绝检测', en: 'test refused' },
  unauthorisedAbsence: { zh: '擅自离开', en: 'unauthorised absence' },
  leaveOverdue: { zh: '超假未归', en: 'leave overdue' },
  testMissed: { zh: '漏检', en: 'test missed' },
  cleanTest: { zh: '检测阴性', en: 'clean test' },
  onTimeReport: { zh: '按时报到', en: 'reported in on time' },
  steadyMonths: { zh: '持续稳定', en: 'steady for months' },
}

/** A tier fact as lists name it; a kind of a later pack is shown by its key. */
export function tierFactWords(fact: string): Words {
  return words[fact as TierFactKind] ?? { zh: fact, en: fact }
}
