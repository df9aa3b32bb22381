import type { CaseState, Counter } from '#core/case/case-state.ts'
import type { EvidenceLine } from '#core/decision/decision-kind.ts'
import type { Words } from '#core/shared/decision.ts'

/** The three statutory counters as "2 of 3", each with the entries it counts. Warnings are in none of them. */
export function counterLines({ counters }: Pick<CaseState, 'counters'>): readonly EvidenceLine[] {
  return [
    line(counters.testRefusals, { zh: '逃避或者拒绝检测', en: 'tests evaded or refused' }),
    line(counters.unauthorisedLeaves, { zh: '擅自离开次数', en: 'times left without leave' }),
    lineOfDays(counters.unauthorisedDays),
  ]
}

function line(counter: Counter, what: Words): EvidenceLine {
  const { value, threshold, evidence } = counter
  return {
    says: { zh: `${what.zh}：${value} / ${threshold} 次`, en: `${what.en}: ${value} of ${threshold}` },
    evidence,
  }
}

/** "超过三十日": the number itself is not yet enough, so it is said differently. */
function lineOfDays({ value, threshold, evidence }: Counter): EvidenceLine {
  return {
    says: {
      zh: `擅自离开累计：${value} 日（超过 ${threshold} 日构成）`,
      en: `days away without leave: ${value} (a violation above ${threshold})`,
    },
    evidence,
  }
}
