import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { addDays, daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

export const deadlineReasons = ['plain', 'restDay', 'detention', 'properReason', 'inCustody'] as const
export type DeadlineReason = (typeof deadlineReasons)[number]

/** The last day to report in and why it is that day; `dueOn` is null while custody holds the clock. */
export type Deadline = {
  readonly from: PlainDate
  readonly days: number
  /** Before a rest day or a proper reason moved it. */
  readonly countedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly why: DeadlineReason
  readonly clause: string
  /** Entries that it rests on: the service, a custody and its end, a reason that was accepted. */
  readonly evidence: readonly string[]
}

/** Reads the deadline that replay found; null where the order is not served on the person, or the report-in is not owed. */
export function deadlineOf(state: CaseState, journal: readonly Entry[], policy: Policy): Deadline | null {
  const duty = state.duties.find((d) => d.kind === 'reportIn')
  const rehab = state.measure === 'communityRehab'
  if (!duty) return inCustody(state, journal, policy)
  const from = duty.windowFrom
  const days = daysToReport(policy, from, rehab)
  const countedOn = addDays(from, days)
  const types = duty.evidence.map((id) => journal.find((e) => e.id === id)?.type)
  const why = types.includes('properReasonAccepted')
    ? 'properReason'
    : types.includes('suspended')
      ? 'detention'
      : duty.dueOn > countedOn
        ? 'restDay'
        : 'plain'
  const { dueOn, clause, evidence } = duty
  return { from, days, countedOn, dueOn, why, clause, evidence }
}

function inCustody(state: CaseState, journal: readonly Entry[], policy: Policy): Deadline | null {
  if (state.reportIn.status !== 'pending' || state.custody !== 'detained') return null
  const held = journal.findLast((e) => e.type === 'suspended')
  if (!held) return null
  const rehab = state.measure === 'communityRehab'
  const days = daysToReport(policy, held.on, rehab)
  const clause = findRule(policy, 'reportIn.startAfterDetention', held.on)?.clause ?? 'jdtl-14-1'
  return {
    from: held.on,
    days,
    countedOn: held.on,
    dueOn: null,
    why: 'inCustody',
    clause,
    evidence: [held.id],
  }
}

function daysToReport(policy: Policy, on: PlainDate, rehab: boolean): number {
  const own = rehab ? findRule<number>(policy, 'reportIn.rehabDays', on) : undefined
  return (own ?? findRule<number>(policy, 'reportIn.days', on))?.value ?? 0
}

/** Why the last day is that day, in one sentence to read aloud. */
export function sayDeadline({ from, days, countedOn, dueOn, why }: Deadline): Words {
  const zh = `自 ${from} 起 ${days} 日，最后一日为 ${countedOn}`
  const en = `${days} days from ${from}: the last day is ${countedOn}`
  switch (why) {
    case 'plain':
      return { zh: `${zh}。`, en: `${en}.` }
    case 'restDay':
      return {
        zh: `${zh}，是休息日，顺延到下一个工作日 ${dueOn}（共顺延 ${daysBetween(countedOn, dueOn ?? countedOn)} 日）。`,
        en: `${en}, a rest day, so it moves to the next work day, ${dueOn}.`,
      }
    case 'detention':
      return {
        zh: `被限制人身自由期间不能报到，自释放之日 ${from} 起重新计算 ${days} 日，最后一日为 ${dueOn}。`,
        en: `Custody hindered the report-in: ${days} days anew from release on ${from}, the last day is ${dueOn}.`,
      }
    case 'properReason':
      return {
        zh: `原最后一日为 ${countedOn}；有正当理由，已认可延至 ${dueOn}。`,
        en: `The last day was ${countedOn}; a proper reason was accepted until ${dueOn}.`,
      }
    case 'inCustody':
      return {
        zh: `自 ${from} 起被限制人身自由，期限自释放之日起重新计算 ${days} 日。`,
        en: `In custody since ${from}; ${days} days begin anew on the day of release.`,
      }
  }
}
