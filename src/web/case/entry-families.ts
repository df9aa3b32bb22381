import type { Family } from '#core/journal/entry-type.ts'
import type { EntryTypeName } from '#core/journal/entry-types.ts'

/** In the order in which they are offered: the everyday ones first. */
export const families: readonly Family[] = [
  'contact',
  'test',
  'reportIn',
  'agreement',
  'leave',
  'help',
  'record',
  'breach',
  'order',
  'place',
  'ending',
]

/**
 * The family of each entry type. The registry of the core says the same and a test holds them equal; a screen that
 * only groups entries need not load every schema.
 */
const familyOfType: Readonly<Record<EntryTypeName, Family>> = {
  absenceFound: 'breach',
  admonished: 'breach',
  warned: 'breach',
  relapseFound: 'breach',
  policeReported: 'breach',
  policeDecided: 'breach',
  visitMade: 'contact',
  talkHeld: 'contact',
  serviceGiven: 'contact',
  assessmentMade: 'contact',
  tierSet: 'contact',
  contactLost: 'contact',
  contactRestored: 'contact',
  suspended: 'ending',
  resumed: 'ending',
  terminated: 'ending',
  dischargeNotified: 'ending',
  volunteerMatched: 'help',
  volunteerUnmatched: 'help',
  referred: 'help',
  referralAccepted: 'help',
  referralRefused: 'help',
  referralClosed: 'help',
  leaveAsked: 'leave',
  leaveDecided: 'leave',
  leaveExtended: 'leave',
  leaveReturned: 'leave',
  orderIssued: 'order',
  orderServed: 'order',
  townshipNotified: 'order',
  reportInReminded: 'order',
  properReasonAccepted: 'order',
  placeChangeAsked: 'place',
  fileSent: 'place',
  fileAccepted: 'place',
  fileRefused: 'place',
  entrusted: 'place',
  entrustmentEnded: 'place',
  note: 'record',
  objectionRaised: 'record',
  objectionDecided: 'record',
  struck: 'record',
  reportedIn: 'reportIn',
  agreementSigned: 'agreement',
  workGroupFormed: 'agreement',
  planAdopted: 'agreement',
  testPlanned: 'test',
  testNotified: 'test',
  testTaken: 'test',
  testRefused: 'test',
  testExcused: 'test',
  testObjected: 'test',
  testObjectionDecided: 'test',
}

export function familyOf(type: string): Family {
  return (familyOfType as Readonly<Record<string, Family>>)[type] ?? 'record'
}

/** Fields that hold the id of another entry, whatever the type. */
export const entryFields: readonly string[] = ['test', 'leave', 'referral', 'about', 'entry', 'evidence']
