import type { CaseState, FindingKind, Stage } from '#core/case/case-state.ts'
import { sayDuty } from '#core/case/say-duty.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type OwnLine, ownLines } from './own-entries.ts'

type OwnClause = { readonly document: string; readonly clause: string; readonly says: Words }

export type LeaveState = 'asked' | 'granted' | 'refused' | 'returned' | 'withdrawn'

const ended: readonly Stage[] = ['terminated', 'convertedToIsolation', 'discharged']
/** Findings about the office are for the office; these are about the person, who has a right to know them. */
const aboutMe: readonly FindingKind[] = [
  'reportInOverdue',
  'deemedRefusal',
  'testMissed',
  'testPositive',
  'relapse',
  'leaveOverdue',
  'seriousViolation',
  'abstinentThreeYears',
]
const counterRules = {
  testRefusals: 'serious.refusedTests',
  unauthorisedLeaves: 'serious.leaveTimes',
  unauthorisedDays: 'serious.leaveDays',
} as const

/**
 * A case as its person reads it: what both sides owe, the days done and left, what counts and why, what was decided. No
 * tier, no points, no staff notes.
 */
export function ownCase(journal: readonly Entry[], state: CaseState, policy: Policy, today: PlainDate) {
  const clause = (key: string): OwnClause | null => {
    const found = policy.clauses[key]
    return found ? { document: found.document, clause: found.clause, says: found.says } : null
  }
  const { startsOn, endsOn, elapsedDays, totalDays, suspendedDays } = state.term
  return {
    measure: state.measure,
    stage: state.stage,
    reportIn: { dueOn: state.reportIn.dueOn, reportedOn: state.reportIn.reportedOn },
    term: { startsOn, endsOn, elapsedDays, totalDays, suspendedDays },
    agreementOn: state.agreement.signedOn,
    duties: state.duties
      .filter((d) => d.status === 'open')
      .map((d) => ({
        id: d.id,
        kind: d.kind,
        side: d.owedBy === 'person' ? ('me' as const) : ('them' as const),
        from: d.windowFrom,
        dueOn: d.dueOn,
        late: d.dueOn < today,
        says: sayDuty(d, today),
        clause: clause(d.clause),
      }))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    counters: Object.entries(counterRules).map(([key, rule]) => {
      const { value, threshold } = state.counters[key as keyof typeof counterRules]
      return { key, value, threshold, clause: clause(findRule(policy, rule, today)?.clause ?? '') }
    }),
    findings: state.findings
      .filter((f) => aboutMe.includes(f.kind))
      .map((f) => ({ id: f.id, kind: f.kind, on: f.on, says: sayFinding(f), clause: clause(f.clause) })),
    leaves: ownLeaves(journal),
    entries: ownLines(journal) as readonly OwnLine[],
    mayAskLeave:
      !ended.includes(state.stage) && state.custody === 'free' && state.reportIn.reportedOn !== null,
    leaveReportDays: findRule<number>(policy, 'leave.reportThresholdDays', today)?.value ?? null,
  }
}

function ownLeaves(journal: readonly Entry[]) {
  const struck = new Set(journal.filter((e) => e.type === 'struck').map((e) => e.data['entry']))
  const standing = journal.filter((e) => !struck.has(e.id))
  const last = (type: string, leave: string) =>
    standing.findLast((e) => e.type === type && e.data['leave'] === leave)
  return standing
    .filter((e) => e.type === 'leaveAsked')
    .map((asked) => {
      const decided = last('leaveDecided', asked.id)
      const extended = last('leaveExtended', asked.id)
      const state: LeaveState = last('leaveWithdrawn', asked.id)
        ? 'withdrawn'
        : last('leaveReturned', asked.id)
          ? 'returned'
          : !decided
            ? 'asked'
            : decided.data['granted'] === true
              ? 'granted'
              : 'refused'
      const reason = decided?.data['reason']
      return {
        id: asked.id,
        from: String(asked.data['from']),
        to: String(extended?.data['to'] ?? asked.data['to']),
        state,
        reason: typeof reason === 'string' ? reason : null,
      }
    })
    .reverse()
}
