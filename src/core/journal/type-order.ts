/**
 * The order of facts that happened on one day (casework.md §1). It is fixed: changing it changes what old journals mean.
 * What a fact rests on stands before it; what takes facts back stands last.
 */
export const typeOrder = [
  'orderIssued',
  'orderServed',
  'townshipNotified',
  'reportInReminded',
  'properReasonAccepted',
  'placeChangeAsked',
  'fileSent',
  'fileRefused',
  'fileAccepted',
  'reportedIn',
  'agreementSigned',
  'workGroupFormed',
  'planAdopted',
  'entrusted',
  'entrustmentEnded',
  'testPlanned',
  'testNotified',
  'testExcused',
  'testTaken',
  'testRefused',
  'testObjected',
  'testObjectionDecided',
  'visitMade',
  'talkHeld',
  'serviceGiven',
  'assessmentMade',
  'contactLost',
  'contactRestored',
  'leaveAsked',
  'leaveDecided',
  'leaveExtended',
  'leaveReturned',
  'absenceFound',
  'relapseFound',
  'admonished',
  'warned',
  'policeReported',
  'policeDecided',
  'tierSet',
  'volunteerMatched',
  'volunteerUnmatched',
  'referred',
  'referralAccepted',
  'referralRefused',
  'referralClosed',
  'suspended',
  'resumed',
  'terminated',
  'dischargeNotified',
  'note',
  'objectionRaised',
  'objectionDecided',
  'struck',
] as const
export type TypeName = (typeof typeOrder)[number]

const ranks: ReadonlyMap<string, number> = new Map(typeOrder.map((type, rank) => [type, rank]))

/** The rank of a type on its day, or -1 for a type that does not exist. */
export function rankOf(type: string): number {
  return ranks.get(type) ?? -1
}
