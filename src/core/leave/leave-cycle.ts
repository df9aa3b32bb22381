import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

/** An extension that was asked for; `outcome` is null while nobody has decided. */
export type Extension = {
  readonly asked: Entry
  readonly to: PlainDate
  readonly outcome: 'granted' | 'refused' | null
  readonly decided: Entry | null
}

/** One leave from asking to check-back (F-13), read from the journal; nothing of it is stored. */
export type LeaveCycle = {
  readonly id: string
  readonly asked: Entry
  readonly from: PlainDate
  /** The last day as asked for at first. */
  readonly askedTo: PlainDate
  /** The last day that holds now, extensions included. */
  readonly to: PlainDate
  readonly decided: Entry | null
  readonly granted: boolean
  readonly withdrawn: Entry | null
  readonly extensions: readonly Extension[]
  /** Every entry that moved the end, recorded with or without being asked for. */
  readonly extended: readonly Entry[]
  readonly returnAsked: Entry | null
  readonly returnRefused: Entry | null
  readonly returned: Entry | null
  readonly returnedOn: PlainDate | null
}

export const leaveStates = [
  'asked',
  'withdrawn',
  'refused',
  'granted',
  'extensionAsked',
  'extended',
  'overdue',
  'returnAsked',
  'returnRefused',
  'returned',
  'returnedLate',
] as const
/** The states of F-13: 审核中, 已撤消, 拒绝, 同意, 续假审核中, 续假, 超期, 销假审核中, 拒绝销假, 同意销假 (in time or late). */
export type LeaveState = (typeof leaveStates)[number]

/** Every leave of a journal, the earliest first. Struck entries are gone, as in replay. */
export function leaveCycles(journal: readonly Entry[]): readonly LeaveCycle[] {
  const entries = standing(journal)
  return entries.filter((e) => e.type === 'leaveAsked').map((asked) => cycleOf(asked, entries))
}

export function findLeave(journal: readonly Entry[], id: string): LeaveCycle | undefined {
  return leaveCycles(journal).find((c) => c.id === id)
}

function cycleOf(asked: Entry, entries: readonly Entry[]): LeaveCycle {
  const about = (type: string) => entries.filter((e) => e.type === type && e.data['leave'] === asked.id)
  const decided = about('leaveDecided').at(-1) ?? null
  const extended = about('leaveExtended').filter((e) => dayIn(e, 'to') !== null)
  const refused = about('leaveExtensionRefused')
  const returned = about('leaveReturned')[0] ?? null
  const returnAsked = about('leaveReturnAsked').at(-1) ?? null
  const doubted = about('leaveReturnRefused').at(-1) ?? null
  const askedTo = dayIn(asked, 'to') ?? asked.on
  const last = extended.at(-1)
  return {
    id: asked.id,
    asked,
    from: dayIn(asked, 'from') ?? asked.on,
    askedTo,
    to: (last && dayIn(last, 'to')) ?? askedTo,
    decided,
    granted: decided?.data['granted'] === true,
    withdrawn: decided === null ? (about('leaveWithdrawn').at(-1) ?? null) : null,
    extensions: about('leaveExtensionAsked').map((e) => extensionOf(e, extended, refused)),
    extended,
    returned,
    returnedOn: returned === null ? null : (dayIn(returned, 'on') ?? returned.on),
    returnAsked,
    returnRefused:
      doubted && entries.indexOf(doubted) > entries.indexOf(returnAsked ?? asked) ? doubted : null,
  }
}

function extensionOf(asked: Entry, extended: readonly Entry[], refused: readonly Entry[]): Extension {
  const names = (e: Entry) => e.data['extension'] === asked.id
  const yes = extended.find(names)
  const no = refused.find(names)
  return {
    asked,
    to: dayIn(asked, 'to') ?? asked.on,
    outcome: yes ? 'granted' : no ? 'refused' : null,
    decided: yes ?? no ?? null,
  }
}

/**
 * Where a leave stands on a day. Overdue is what it says: not back on the day, nothing more. It is no unauthorised
 * absence unless somebody finds one (DUT-04).
 */
export function leaveState(c: LeaveCycle, today: PlainDate): LeaveState {
  if (c.withdrawn) return 'withdrawn'
  if (c.decided === null) return 'asked'
  if (!c.granted) return 'refused'
  if (c.returned) return c.returnedOn !== null && c.returnedOn > c.to ? 'returnedLate' : 'returned'
  if (c.returnRefused) return 'returnRefused'
  if (c.returnAsked) return 'returnAsked'
  if (openExtension(c)) return 'extensionAsked'
  if (today > c.to) return 'overdue'
  return c.extended.length > 0 ? 'extended' : 'granted'
}

/** The extension that waits for a decision; none once the person is back or the leave was not granted. */
export function openExtension(c: LeaveCycle): Extension | undefined {
  return c.granted && !c.returned ? c.extensions.findLast((e) => e.outcome === null) : undefined
}

/** Calendar days touched, both ends counted: what warns, never what accuses. */
export function daysTouched(from: PlainDate, to: PlainDate): number {
  return daysBetween(from, to) + 1
}

function dayIn(e: Entry, field: string): PlainDate | null {
  const value = e.data[field]
  return typeof value === 'string' ? value : null
}
