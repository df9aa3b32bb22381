import type { CaseState } from '#core/case/case-state.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type LeaveCycle, type LeaveState, leaveCycles, openExtension } from './leave-cycle.ts'

/** Days away as the calendar keeps them: a leave, or an absence that was found and counts. No day of today is in it. */
export type Away = {
  readonly id: string
  readonly kind: 'leave' | 'absence'
  readonly status: 'asked' | 'granted' | 'refused' | 'withdrawn' | 'found'
  readonly from: PlainDate
  /** The last day that holds; null for an absence without a sign of return. */
  readonly to: PlainDate | null
  readonly askedTo: PlainDate | null
  readonly extended: boolean
  readonly returning: 'asked' | 'refused' | null
  readonly returnedOn: PlainDate | null
}

export function awayOf(state: CaseState, journal: readonly Entry[]): readonly Away[] {
  return [...leaveCycles(journal).map(awayOfLeave), ...absences(state, standing(journal))]
}

function awayOfLeave(c: LeaveCycle): Away {
  const status = c.withdrawn ? 'withdrawn' : c.decided === null ? 'asked' : c.granted ? 'granted' : 'refused'
  return {
    id: c.id,
    kind: 'leave',
    status,
    from: c.from,
    to: c.to,
    askedTo: openExtension(c)?.to ?? null,
    extended: c.extended.length > 0,
    returning: c.returnRefused ? 'refused' : c.returnAsked ? 'asked' : null,
    returnedOn: c.returnedOn,
  }
}

const signsOfReturn: ReadonlySet<string> = new Set([
  'contactRestored',
  'reportedIn',
  'leaveReturned',
  'suspended',
  'absenceFound',
  'terminated',
])

/** Absences that stand and count; an objection that was upheld has taken its own away. */
function absences(state: CaseState, entries: readonly Entry[]): readonly Away[] {
  const counted = new Set(state.counters.unauthorisedLeaves.evidence)
  return entries
    .filter((e) => e.type === 'absenceFound' && counted.has(e.id))
    .map((e) => {
      const stated = e.data['to']
      const signs = entries.filter((o) => o.on > e.on && signsOfReturn.has(o.type)).map((o) => o.on)
      const sign = signs.length > 0 ? signs.reduce((a, b) => (a < b ? a : b)) : null
      const ended = state.stage === 'discharged' ? state.term.endsOn : null
      return {
        id: e.id,
        kind: 'absence',
        status: 'found',
        from: String(e.data['from']),
        to: typeof stated === 'string' ? stated : (sign ?? ended),
        askedTo: null,
        extended: false,
        returning: null,
        returnedOn: null,
      }
    })
}

/** As `leaveState` says it of the journal, from what the calendar keeps. */
export function awayState(a: Omit<Away, 'id' | 'from'>, today: PlainDate): LeaveState | 'absence' {
  if (a.kind === 'absence') return 'absence'
  if (a.status === 'asked' || a.status === 'withdrawn' || a.status === 'refused') return a.status
  if (a.returnedOn !== null) return a.to !== null && a.returnedOn > a.to ? 'returnedLate' : 'returned'
  if (a.returning) return a.returning === 'refused' ? 'returnRefused' : 'returnAsked'
  if (a.askedTo !== null) return 'extensionAsked'
  if (a.to !== null && today > a.to) return 'overdue'
  return a.extended ? 'extended' : 'granted'
}
