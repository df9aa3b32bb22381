import type { CaseState } from '#core/case/case-state.ts'
import type { TierInput } from '#core/case/tier-input.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { proposeTier } from '#core/tier/propose-tier.ts'
import { oweAbnormal } from './abnormal.ts'
import { oweAfterReportIn } from './agreement.ts'
import { decideClean } from './clean.ts'
import { count, findViolations } from './counters.ts'
import { oweEnding } from './ending.ts'
import { gatherFacts } from './gather-facts.ts'
import { oweLeave } from './leave.ts'
import { openSheet } from './open-sheet.ts'
import { owePlaceChange, sayHandover } from './place-change.ts'
import { findUse, oweReports } from './police.ts'
import type { PreparedJournal } from './prepare-journal.ts'
import { oweRegularContact } from './regular-duties.ts'
import { decideReportIn, oweReportIn, sayReportIn } from './report-in.ts'
import { changesOn, policyOn, type Sheet } from './sheet.ts'
import { standingTests } from './standing-tests.ts'
import { decideTermAndStage, sayTerm } from './term.ts'
import { oweTests } from './test-duties.ts'
import { tierInput } from './tier-facts.ts'

/** `proposeTier`, or `explainTier` where someone reads what would change the tier. */
type Propose = typeof proposeTier

/** The state on one day of a journal that was prepared once. `knownAt` is milliseconds since 1970; without it, all is known. */
export function stateOn(
  journal: PreparedJournal,
  book: PolicyBook,
  asOf: DayNumber,
  knownAt = Number.POSITIVE_INFINITY,
  propose: Propose = proposeTier,
): CaseState {
  const sheet = openSheet(gatherFacts(journal, asOf, knownAt), book, asOf)
  decideTermAndStage(sheet)
  const reportIn = decideReportIn(sheet)
  oweReportIn(sheet, reportIn)
  const agreement = oweAfterReportIn(sheet, reportIn)
  const tests = standingTests(sheet)
  oweTests(sheet, tests)
  oweRegularContact(sheet)
  const late = oweLeave(sheet)
  const { counters, violations } = count(sheet)
  const relapses = findUse(sheet, tests)
  owePlaceChange(sheet)
  const contact = oweAbnormal(sheet, tests)
  const clean = decideClean(sheet, tests, relapses, reportIn, violations)
  oweEnding(sheet, clean)
  oweReports(sheet, reportIn, relapses, violations)
  findViolations(sheet, violations)
  const tier = decideTier(sheet, tierInput(sheet, tests, late), propose)
  return {
    case: journal.case,
    asOf: fromDayNumber(asOf),
    measure: sheet.measure,
    stage: sheet.stage,
    custody: custodyOf(sheet),
    contact,
    handover: sayHandover(sheet),
    executionPlace: sheet.order ? (sheet.stays.at(-1)?.place ?? null) : null,
    reportIn: sayReportIn(sheet, reportIn),
    term: sayTerm(sheet),
    agreement,
    counters,
    duties: sheet.duties,
    findings: sheet.findings,
    tier,
    cleanSince: clean.since === null ? null : fromDayNumber(clean.since),
    threeYearsCleanOn: clean.threeYearsOn === null ? null : fromDayNumber(clean.threeYearsOn),
    nextChangeOn: Number.isFinite(sheet.next) ? fromDayNumber(sheet.next) : null,
  }
}

const heldAfter: ReadonlySet<string> = new Set(['imprisonment', 'compulsoryEducation', 'compulsoryIsolation'])

function custodyOf(sheet: Sheet): CaseState['custody'] {
  if (sheet.stage === 'convertedToIsolation') return 'detained'
  if (sheet.stage === 'terminated') return heldAfter.has(sheet.endedBy?.data.reason) ? 'detained' : 'free'
  return sheet.endedOn === null && sheet.custodies.at(-1)?.open ? 'detained' : 'free'
}

/** The pack's proposal while the measure runs; afterwards only what a person had set. */
function decideTier(sheet: Sheet, input: TierInput, propose: Propose): CaseState['tier'] {
  if (sheet.endedOn !== null || !sheet.order)
    return { current: input.current?.tier ?? null, proposed: null, points: 0, because: [], wouldChangeIf: [] }
  const { nextChangeOn, ...tier } = propose(input, policyOn(sheet, sheet.asOf), fromDayNumber(sheet.asOf))
  if (nextChangeOn !== null) changesOn(sheet, toDayNumber(nextChangeOn))
  return tier
}
