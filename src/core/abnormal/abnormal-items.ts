import type { CaseState } from '#core/case/case-state.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

export const abnormalKinds = [
  'contactLost',
  'refusal',
  'positive',
  'relapse',
  'reportInOverdue',
  'absence',
] as const
export type AbnormalKind = (typeof abnormalKinds)[number]

/**
 * Something out of order that somebody must bring to an end. `id` is `kind:entry` and stays the same until then. `firstBy`
 * is the day by which something happens where nobody has named another: nothing is open without a date.
 */
export type AbnormalItem = {
  readonly id: string
  readonly kind: AbnormalKind
  readonly on: PlainDate
  readonly firstBy: PlainDate
  /** The police were told of it: then it ends with their word. */
  readonly reported: boolean
}

export type AbnormalInput = {
  readonly state: CaseState
  readonly journal: readonly Entry[]
  readonly policy: Policy
}

type Found = {
  readonly kind: AbnormalKind
  readonly entry: string
  readonly on: PlainDate
  readonly open: boolean
}

/**
 * What is abnormal on a case today. Lost contact ends when it is restored, an overdue report-in with the report-in, an
 * absence with the return; a refused test and a positive when somebody has looked into them, a relapse with the word of the
 * police. What was reported to the police waits for their decision. Nothing is abnormal once the measure is over.
 */
export function abnormalItems({ state, journal, policy }: AbnormalInput): readonly AbnormalItem[] {
  if (state.stage === 'discharged' || state.stage === 'terminated' || state.stage === 'convertedToIsolation')
    return []
  const entries = standing(journal)
  return [...findingsOf(state), ...refusalsOf(state, entries), ...openAbsences(state, entries)].flatMap(
    (found) => {
      const report = reportOf(found, entries)
      const decided = entries.some((e) => e.type === 'policeDecided' && e.on >= (report?.on ?? found.on))
      const waits = (report !== undefined || found.kind === 'relapse') && !decided
      if (!found.open && !waits) return []
      const { kind, entry, on } = found
      const from = report && waits ? report.on : on
      return [
        {
          id: `${kind}:${entry}`,
          kind,
          on,
          firstBy: byOf(found, state, policy, from),
          reported: report !== undefined,
        },
      ]
    },
  )
}

const kindOf = {
  contactLost: 'contactLost',
  testPositive: 'positive',
  relapse: 'relapse',
  reportInOverdue: 'reportInOverdue',
  deemedRefusal: 'reportInOverdue',
  leaveOverdue: 'absence',
} as const satisfies Partial<Record<CaseState['findings'][number]['kind'], AbnormalKind>>

function findingsOf(state: CaseState): readonly Found[] {
  const found = new Map<string, Found>()
  for (const f of state.findings) {
    if (!(f.kind in kindOf)) continue
    const kind = kindOf[f.kind as keyof typeof kindOf]
    const entry = f.evidence[0] ?? f.id
    const key = `${kind}:${entry}`
    const before = found.get(key)
    // a refusal stays a fact after the report-in came; what is still open is only the overdue
    const open =
      f.kind === 'testPositive'
        ? isUnhandled(state, entry)
        : f.kind !== 'deemedRefusal' && f.kind !== 'relapse'
    found.set(key, { kind, entry, on: before?.on ?? f.on, open: open || before?.open === true })
  }
  return [...found.values()]
}

function refusalsOf(state: CaseState, entries: readonly Entry[]): readonly Found[] {
  const { evidence } = state.counters.testRefusals
  return entries
    .filter((e) => e.type === 'testRefused' && evidence.includes(e.id))
    .map((e) => ({ kind: 'refusal', entry: e.id, on: e.on, open: isUnhandled(state, e.id) }))
}

function isUnhandled(state: CaseState, entry: string): boolean {
  return state.duties.some((d) => d.id === `handleAbnormal:${entry}` && d.status === 'open')
}

const signsOfReturn: ReadonlySet<string> = new Set([
  'contactRestored',
  'reportedIn',
  'leaveReturned',
  'suspended',
])

/** Away without leave and not known to be back. */
function openAbsences(state: CaseState, entries: readonly Entry[]): readonly Found[] {
  return entries
    .filter((e) => e.type === 'absenceFound' && e.data['to'] === undefined)
    .filter((e) => state.counters.unauthorisedLeaves.evidence.includes(e.id))
    .filter(
      (e) =>
        !entries.some(
          (other) => other.on > e.on && (signsOfReturn.has(other.type) || other.type === 'absenceFound'),
        ),
    )
    .map((e) => ({ kind: 'absence', entry: e.id, on: e.on, open: true }))
}

const groundOf: Partial<Record<AbnormalKind, string>> = {
  relapse: 'relapse',
  positive: 'relapse',
  reportInOverdue: 'refusal',
}

function reportOf(found: Found, entries: readonly Entry[]): Entry | undefined {
  return entries.find((e) => {
    if (e.type !== 'policeReported' || e.on < found.on) return false
    const evidence = e.data['evidence']
    const named = Array.isArray(evidence) && evidence.includes(found.entry)
    return named || e.data['ground'] === groundOf[found.kind]
  })
}

/** The pack's days to look into it; where the pack has none, the day itself. */
function byOf(found: Found, state: CaseState, policy: Policy, from: PlainDate): PlainDate {
  const duty = state.duties.find((d) => d.id === `handleAbnormal:${found.entry}` && d.status === 'open')
  if (duty) return duty.dueOn
  const days = findRule<number>(policy, 'abnormal.handleDays', from)?.value ?? 0
  return addDays(from, days)
}
