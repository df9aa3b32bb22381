import type { TierInput, TierInputFact } from '#core/case/tier-input.ts'
import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { LateLeave } from './leave.ts'
import type { Fact } from './prepare-journal.ts'
import type { Sheet } from './sheet.ts'
import type { StandingTest } from './standing-tests.ts'

const fromFindings: ReadonlySet<string> = new Set([
  'testPositive',
  'testMissed',
  'relapse',
  'deemedRefusal',
  'seriousViolation',
])
const adverse: ReadonlySet<string> = new Set([
  ...fromFindings,
  'testRefused',
  'contactLost',
  'leaveOverdue',
  'unauthorisedAbsence',
])

/** The facts a tier scheme may look at, in order of their day. */
export function tierInput(
  sheet: Sheet,
  tests: readonly StandingTest[],
  late: readonly LateLeave[],
): TierInput {
  const facts: TierInputFact[] = []
  const add = (kind: TierInputFact['kind'], fact: Fact) =>
    facts.push({ kind, on: fromDayNumber(fact.day), evidence: [fact.id] })
  for (const f of sheet.findings)
    if (fromFindings.has(f.kind))
      facts.push({ kind: f.kind as TierInputFact['kind'], on: f.on, evidence: f.evidence })
  for (const t of tests) if (t.effective && !t.positive) add('cleanTest', t.fact)
  for (const f of sheet.facts.of('testRefused')) add('testRefused', f)
  for (const f of sheet.facts.of('absenceFound')) add('unauthorisedAbsence', f)
  addLost(sheet, facts)
  const overdue = new Set(sheet.findings.filter((f) => f.kind === 'leaveOverdue').map((f) => f.on))
  for (const l of late) {
    const on = fromDayNumber(l.on)
    facts.push({ kind: 'leaveOverdue', on, evidence: l.evidence, ongoing: overdue.has(on) })
  }
  const reportIn = sheet.duties.find((d) => d.kind === 'reportIn' && d.status === 'done')
  if (reportIn?.doneBy && sheet.reported) add('onTimeReport', sheet.reported)
  facts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return { measure: sheet.measure, facts, current: currentTier(sheet), ...steady(sheet, facts) }
}

function addLost(sheet: Sheet, facts: TierInputFact[]): void {
  const restored = sheet.facts.of('contactRestored')
  for (const lost of sheet.facts.of('contactLost')) {
    const ongoing = sheet.endedOn === null && !restored.some((r) => r.day >= lost.day)
    facts.push({ kind: 'contactLost', on: fromDayNumber(lost.day), evidence: [lost.id], ongoing })
  }
}

function currentTier(sheet: Sheet): TierInput['current'] {
  const set = sheet.facts.of('tierSet').at(-1)
  return set ? { tier: set.data.tier, setOn: fromDayNumber(set.day), evidence: set.id } : null
}

function steady(
  sheet: Sheet,
  facts: readonly TierInputFact[],
): Pick<TierInput, 'steadySince' | 'steadyEvidence'> {
  const { reported } = sheet
  if (!reported) return { steadySince: null, steadyEvidence: null }
  const last = facts.findLast((f) => adverse.has(f.kind))
  const since: DayNumber = reported.day
  if (!last || last.on < fromDayNumber(since))
    return { steadySince: fromDayNumber(since), steadyEvidence: reported.id }
  return { steadySince: last.on, steadyEvidence: last.evidence[0] ?? reported.id }
}
