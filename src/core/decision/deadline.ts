import { findRule } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays } from '#core/shared/work-calendar.ts'
import type { DecisionInput, PendingDecision } from './decision-kind.ts'

/** Optional rules of a place, in work days from asking. Where a place has none, nothing is late that no rule makes late. */
const ruleOf: Readonly<Record<string, string>> = {
  objection: 'decision.objectionWorkDays',
  warn: 'decision.warnWorkDays',
  tier: 'decision.tierWorkDays',
  tierReview: 'decision.tierWorkDays',
  tierObjection: 'decision.objectionWorkDays',
  strike: 'decision.strikeWorkDays',
  suspend: 'decision.endingWorkDays',
  resume: 'decision.endingWorkDays',
  terminate: 'decision.endingWorkDays',
}

/** Gives an item the day by which somebody decides and why that day; one that the kind knows itself is kept. */
export function withDeadline(item: PendingDecision, { policy }: DecisionInput): PendingDecision {
  if (item.dueOn !== null) return item
  const key = ruleOf[item.kind]
  const rule = key === undefined ? undefined : findRule<number>(policy, key, item.askedOn)
  if (!rule) return item
  const day = addWorkDays(policy.calendar, toDayNumber(item.askedOn), rule.value)
  const dueBecause = {
    zh: `提出后 ${rule.value} 个工作日内${rule.reading ? '（本地目标，法律没有规定期限）' : ''}`,
    en: `Within ${rule.value} working days of asking${rule.reading ? ' (a local target, the law names no period)' : ''}`,
  }
  return { ...item, dueOn: fromDayNumber(day), dueBecause }
}

const target = { zh: '本地办理目标', en: 'A local target' }
const byKind: Readonly<Record<string, Words>> = {
  leave: { zh: '外出开始之前', en: 'Before the leave begins' },
  leaveExtension: { zh: '原准假期满之前', en: 'Before the leave ends as granted' },
  report: { zh: '应当及时报告', en: 'To be reported promptly' },
  objection: target,
  warn: target,
  tier: target,
  tierReview: target,
  tierObjection: target,
  strike: target,
  suspend: target,
  resume: target,
  terminate: target,
}

/** Why an item is due on its day, in a line; null where nobody has said. */
export function dueReason(item: Pick<PendingDecision, 'kind' | 'dueOn' | 'dueBecause'>): Words | null {
  return item.dueOn === null ? null : (item.dueBecause ?? byKind[item.kind] ?? null)
}
