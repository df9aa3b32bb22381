import { findEntryType } from '#core/journal/entry-types.ts'
import type { Role } from './roles.ts'

type Data = Readonly<Record<string, unknown>>

/** An entry as a role reads it; `hidden` names the fields that were taken out. */
export type ShownData = { readonly data: Data; readonly hidden: readonly string[] }

/** What of a type a role reads: everything, everything but some fields, or only some fields. */
type View = 'all' | { readonly without: readonly string[] } | { readonly only: readonly string[] }

/** Counselling, treatment and what a person said in confidence: for those who do the work, not for offices. */
const withoutClinical: Readonly<Record<string, View>> = {
  visitMade: { without: ['summary'] },
  talkHeld: { without: ['summary'] },
  serviceGiven: { without: ['summary', 'outcome'] },
  assessmentMade: { without: ['answers', 'personView'] },
  planAdopted: { without: ['needs'] },
  specialSituation: { without: ['proof'] },
  specialSituationEnded: { without: ['reason'] },
}

/** Says by its mere kind what an office above the township need not know of a person. */
const aboutHealth: ReadonlySet<string> = new Set(['note', 'specialSituation', 'specialSituationEnded'])

/**
 * The police liaison reads what the police ordered, are told and decide. Everything that is not listed is withheld:
 * a new entry type is closed to the police until someone opens it here (security.md C2).
 */
const police: Readonly<Record<string, View>> = {
  orderIssued: 'all',
  orderServed: 'all',
  townshipNotified: 'all',
  reportInReminded: 'all',
  properReasonAccepted: { only: ['until'] },
  reportedIn: 'all',
  agreementSigned: { only: ['place'] },
  testPlanned: 'all',
  testNotified: 'all',
  testNoticeServed: 'all',
  testNotReached: { only: ['notified', 'next'] },
  testEntrusted: 'all',
  testEntrustmentEnded: 'all',
  sampleSent: 'all',
  sampleReceived: 'all',
  sampleDisposed: 'all',
  testTaken: 'all',
  testObjected: { only: ['test'] },
  testObjectionDecided: 'all',
  testRefused: 'all',
  testExcused: { only: ['until'] },
  contactLost: { only: [] },
  contactRestored: { only: [] },
  absenceFound: 'all',
  relapseFound: 'all',
  policeReported: 'all',
  policeReceived: 'all',
  policeDecided: 'all',
  objectionDecided: 'all',
  fileSent: 'all',
  fileAccepted: 'all',
  fileRefused: 'all',
  suspended: 'all',
  resumed: 'all',
  terminated: 'all',
  dischargeNotified: 'all',
  noticeGiven: 'all',
  exitReported: 'all',
  exitConfirmed: 'all',
  struck: { only: ['entry'] },
}

/**
 * What people read of their own file: what was decided, done and said about them, and what they said themselves; not the
 * working notes of the staff and not what others said in confidence (roles.md). Closed until someone opens it here.
 */
const ownFile: Readonly<Record<string, View>> = {
  orderIssued: 'all',
  orderServed: 'all',
  reportInReminded: { only: ['way'] },
  properReasonAsked: 'all',
  properReasonAccepted: 'all',
  properReasonRefused: 'all',
  reportedIn: 'all',
  agreementSigned: { only: ['place'] },
  planAdopted: 'all',
  testPlanned: 'all',
  testNotified: 'all',
  testTaken: 'all',
  testRefused: 'all',
  testExcused: 'all',
  testObjected: 'all',
  testObjectionDecided: 'all',
  visitMade: { only: ['method'] },
  talkHeld: { only: ['method'] },
  serviceGiven: { only: ['kind'] },
  employmentNoted: { only: ['ability', 'occupation'] },
  contactLost: { only: [] },
  contactRestored: { only: [] },
  leaveAsked: 'all',
  leaveDecided: 'all',
  leaveExtended: 'all',
  leaveReturned: 'all',
  leaveWithdrawn: 'all',
  leaveExtensionAsked: 'all',
  leaveExtensionRefused: 'all',
  leaveReturnAsked: 'all',
  leaveReturnRefused: 'all',
  localBreachFound: 'all',
  statementMade: 'all',
  absenceFound: 'all',
  relapseFound: 'all',
  admonished: 'all',
  warned: 'all',
  policeReported: { only: ['ground', 'reportNo'] },
  policeReceived: { only: ['report', 'receiptNo'] },
  policeDecided: 'all',
  tierSet: { only: ['tier', 'reason', 'reviewOn'] },
  tierTold: { only: ['way'] },
  placeChangeAsked: 'all',
  fileSent: { only: [] },
  fileAccepted: { only: [] },
  suspended: { without: ['proof'] },
  resumed: { without: ['proof'] },
  terminated: { without: ['proof'] },
  dischargeNotified: 'all',
  noticeGiven: { only: ['about', 'to', 'way'] },
  exitReported: 'all',
  exitConfirmed: { only: ['report', 'confirmed', 'documentNo'] },
  objectionRaised: 'all',
  objectionDecided: 'all',
}

/**
 * Field projection per role (roles.md). Null: the role does not learn that the entry exists. Who wrote an entry always
 * reads it. An office above the township reads that a thing happened, when and with what result, and no free text.
 */
export function projectEntry(
  entry: { readonly type: string; readonly data: Data; readonly own?: boolean },
  role: Role,
): ShownData | null {
  if (entry.own) return view(entry.data, 'all')
  switch (role) {
    case 'worker':
    case 'stationHead':
      return view(entry.data, 'all')
    case 'townshipOffice':
      return isClinical(entry) ? null : view(entry.data, withoutClinical[entry.type] ?? 'all')
    case 'narcoticsOffice':
      if (aboutHealth.has(entry.type)) return null
      return view(entry.data, fromAbove[entry.type] ?? { without: freeText(entry.type) })
    case 'policeLiaison': {
      const opened = police[entry.type]
      return opened === undefined ? null : view(entry.data, opened)
    }
    case 'person': {
      const opened = ownFile[entry.type]
      return opened === undefined ? null : view(entry.data, opened)
    }
    default:
      return null
  }
}

/** A note that its writer marked as clinical is for those who do the casework (casework.md §3). */
function isClinical(entry: { readonly type: string; readonly data: Data }): boolean {
  return entry.type === 'note' && entry.data['confidentiality'] === 'clinical'
}

/** A tier is for those who work with the person: above the township it is only told that one was set (security.md T30). */
const fromAbove: Readonly<Record<string, View>> = { tierSet: { only: [] }, tierTold: { only: [] } }

/** What storage encrypts as free text, and names of other people. */
function freeText(type: string): readonly string[] {
  return [...(findEntryType(type)?.secret ?? []), 'members', 'parties', 'testers', 'reason', 'byWhom']
}

function view(data: Data, how: View): ShownData {
  if (how === 'all') return { data, hidden: [] }
  const shows = (key: string) => ('only' in how ? how.only.includes(key) : !how.without.includes(key))
  const keys = Object.keys(data)
  return {
    data: Object.fromEntries(keys.filter(shows).map((key) => [key, data[key]])),
    hidden: keys.filter((key) => !shows(key)),
  }
}
