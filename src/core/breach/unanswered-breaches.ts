import type { CaseState } from '#core/case/case-state.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** An event for which local practice sends a letter. `id` is the entry that it rests on. */
export type Breach = {
  readonly id: string
  readonly what: 'testRefused' | 'reportInOverdue'
  readonly on: PlainDate
}

/**
 * Refusals and an overdue report-in that no letter has followed: letters answer events in order, one each, and a report
 * to the police answers all before it. Only while the person is in the office's hands.
 */
export function unansweredBreaches(state: CaseState, journal: readonly Entry[]): readonly Breach[] {
  if (state.stage !== 'inForce' && state.stage !== 'awaitingReport') return []
  const entries = standing(journal)
  const reported = entries.filter((e) => e.type === 'policeReported').map((e) => e.on)
  const letters = entries
    .filter((e) => e.type === 'warned')
    .map((e) => e.on)
    .sort()
  return breaches(state, entries).filter((breach) => {
    if (reported.some((on) => on >= breach.on)) return false
    const letter = letters.findIndex((on) => on >= breach.on)
    if (letter < 0) return true
    letters.splice(letter, 1)
    return false
  })
}

function breaches(state: CaseState, entries: readonly Entry[]): readonly Breach[] {
  const refused = entries
    .filter((e) => e.type === 'testRefused' && state.counters.testRefusals.evidence.includes(e.id))
    .map((e) => ({ id: e.id, what: 'testRefused' as const, on: e.on }))
  const overdue = state.findings
    .filter((f) => f.kind === 'reportInOverdue')
    .map((f) => ({ id: f.evidence[0] ?? f.id, what: 'reportInOverdue' as const, on: f.on }))
  return [...refused, ...overdue].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
