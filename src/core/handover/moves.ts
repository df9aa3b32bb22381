import type { Entry } from '#core/journal/entry.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** Where a change of place stands; each open step has one owner. */
export const moveSteps = [
  'toSend',
  'toAnswer',
  'toSendAgain',
  'toReportIn',
  'toSign',
  'done',
  'superseded',
] as const
export type MoveStep = (typeof moveSteps)[number]

/** One change of place of execution (戒毒条例 22) as the journal tells it. */
export type Move = {
  /** The entry `placeChangeAsked`. */
  readonly id: string
  readonly asked: Entry
  readonly to: AreaCode
  readonly askedOn: PlainDate
  readonly changedOn: PlainDate
  /** The newest sending, the refusal of it, and the acceptance. */
  readonly sent: Entry | null
  readonly refused: Entry | null
  readonly accepted: Entry | null
  /** From this day the new township is responsible; null while the old one is. */
  readonly takesOverOn: PlainDate | null
  readonly reportedIn: Entry | null
  readonly signed: Entry | null
  readonly step: MoveStep
}

/** Every change of place of a case, in the order asked. Wants standing entries (in the order of replay, nothing struck). */
export function movesOf(standing: readonly Entry[]): readonly Move[] {
  const asks = standing.filter((e) => e.type === 'placeChangeAsked')
  if (asks.length === 0) return []
  const steps = new Map<string, Entry[]>(asks.map((ask) => [ask.id, []]))
  let newest: string | undefined
  for (const e of standing) {
    if (e.type === 'placeChangeAsked') newest = e.id
    if (!isStep(e)) continue
    const named = e.data['change']
    steps.get(typeof named === 'string' ? named : (newest ?? ''))?.push(e)
  }
  return asks.map((asked, i) => moveOf(standing, asked, steps.get(asked.id) ?? [], i === asks.length - 1))
}

function isStep(e: Entry): boolean {
  return e.type === 'fileSent' || e.type === 'fileRefused' || e.type === 'fileAccepted'
}

function moveOf(standing: readonly Entry[], asked: Entry, steps: readonly Entry[], isLast: boolean): Move {
  const to = String(asked.data['to'])
  const changedOn = String(asked.data['changedOn'])
  const accepted = steps.find((e) => e.type === 'fileAccepted') ?? null
  const before = accepted ? steps.slice(0, steps.indexOf(accepted)) : steps
  const sent = before.findLast((e) => e.type === 'fileSent') ?? null
  const turnedBack = before.findLast((e) => e.type === 'fileRefused')
  const refused = turnedBack && !before.some((e) => isSentAfter(e, turnedBack)) ? turnedBack : null
  const takesOverOn = accepted && later(accepted.on, changedOn)
  const reportedIn =
    standing.find((e) => e.type === 'reportedIn' && isThere(e, to) && e.on >= earlier(changedOn, asked.on)) ??
    null
  const signed = takesOverOn
    ? (standing.find((e) => e.type === 'agreementSigned' && isThere(e, to) && e.on >= asked.on) ?? null)
    : null
  const step = stepOf({ sent, refused, accepted, reportedIn, signed, isLast })
  return {
    id: asked.id,
    asked,
    to,
    askedOn: asked.on,
    changedOn,
    sent,
    refused,
    accepted,
    takesOverOn,
    reportedIn,
    signed,
    step,
  }
}

function stepOf(
  m: Pick<Move, 'sent' | 'refused' | 'accepted' | 'reportedIn' | 'signed'> & { isLast: boolean },
): MoveStep {
  if (m.accepted) return m.reportedIn ? (m.signed ? 'done' : 'toSign') : 'toReportIn'
  // A later wish takes the place of one that nobody accepted.
  if (!m.isLast) return 'superseded'
  if (m.refused) return 'toSendAgain'
  return m.sent ? 'toAnswer' : 'toSend'
}

/** Facts of one day have no order of their own, so a sending of the day of a refusal names it. */
function isSentAfter(e: Entry, refused: Entry): boolean {
  return e.type === 'fileSent' && (e.data['after'] === refused.id || e.on > refused.on)
}

function isThere(e: Entry, place: AreaCode): boolean {
  const at = String(e.data['place'] ?? '')
  return at.startsWith(place) || place.startsWith(at)
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}

/** Whose turn it is: the township that has the case, the one that shall have it, or the person. */
export const turns = ['old', 'new', 'person'] as const
export type Turn = (typeof turns)[number]

const turnOfStep: Readonly<Record<MoveStep, Turn | null>> = {
  toSend: 'old',
  toSendAgain: 'old',
  toAnswer: 'new',
  toReportIn: 'person',
  toSign: 'new',
  done: null,
  superseded: null,
}

export function turnOf(step: MoveStep): Turn | null {
  return turnOfStep[step]
}
