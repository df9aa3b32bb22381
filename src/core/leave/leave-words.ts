import type { CaseState } from '#core/case/case-state.ts'
import type { EvidenceLine } from '#core/decision/decision-kind.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { absenceCounters, type DaysAway, type Towards } from './days-away.ts'

export type RuleLine = { readonly clause: string; readonly says: Words }

/** The early count: does the law ask for a written report of these days? */
export function sayReport({ touched, report }: DaysAway): RuleLine | null {
  if (!report) return null
  const { threshold, clause, due } = report
  return {
    clause,
    says: {
      zh: `离开县（市、区）${threshold} 日以上应当书面报告；按日历经过 ${touched} 日，${due ? '需要书面报告' : '不需要书面报告'}。`,
      en: `A written report is due for ${threshold} days or more; the calendar touches ${touched}: ${due ? 'a report is due' : 'none is due'}.`,
    },
  }
}

/** The late count: full days only, and only where somebody left without leave. */
export function sayFullDays({ full }: DaysAway): Words {
  return {
    zh: `如果构成擅自离开，只按整日累计：返回日减离开日，${full} 日。`,
    en: `If it were an unauthorised absence, only full days would count: return less departure, ${full}.`,
  }
}

/** "1 / 3 times, 4 days of more than 30", each with what is missing and its entries. */
export function counterWords(
  state: Pick<CaseState, 'counters'>,
  policy: Policy,
  today: PlainDate,
): readonly EvidenceLine[] {
  const { times, days } = absenceCounters(state, policy, today)
  return [
    { says: sayTimes(times), evidence: times.evidence },
    { says: sayDays(days), evidence: days.evidence },
  ]
}

export function sayTimes({ value, threshold, missing }: Towards): Words {
  const left =
    missing === 0
      ? { zh: '已达到', en: 'reached' }
      : { zh: `还差 ${missing} 次`, en: `${missing} short of it` }
  return {
    zh: `擅自离开 ${value} / ${threshold} 次（${left.zh}）`,
    en: `Left without leave ${value} of ${threshold} times (${left.en})`,
  }
}

export function sayRefusals({ value, threshold, missing }: Towards): Words {
  return {
    zh: `逃避或者拒绝检测 ${value} / ${threshold} 次（${missing === 0 ? '已达到' : `还差 ${missing} 次`}）`,
    en: `Tests evaded or refused ${value} of ${threshold} (${missing === 0 ? 'reached' : `${missing} short of it`})`,
  }
}

/** "超过三十日": the number itself is not yet enough. */
export function sayDays({ value, threshold, missing }: Towards): Words {
  const left =
    missing === 0
      ? { zh: '已超过', en: 'passed' }
      : { zh: `还差 ${missing} 日`, en: `${missing} short of it` }
  return {
    zh: `累计 ${value} 日，超过 ${threshold} 日构成（${left.zh}）`,
    en: `${value} days in all, a violation above ${threshold} (${left.en})`,
  }
}
