import type { Role } from '#core/access/roles.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { recordsOfTasks } from '#core/handover/task-kinds.ts'
import { entryTypes } from '#core/journal/entry-types.ts'
import type { Guest } from '#server/store/open-guest.ts'

/** After the end only what belongs to the end may be written; `admit` has the last word, this is what screens offer. */
const afterTheEnd = new Set([
  'note',
  'struck',
  'objectionRaised',
  'objectionDecided',
  'dischargeNotified',
  'policeReported',
  'policeDecided',
  'policeReceived',
  'visitMade',
  'talkHeld',
  'assessmentMade',
  'serviceGiven',
  'testTaken',
  'testObjected',
  'testObjectionDecided',
  'sampleSent',
  'sampleReceived',
  'sampleDisposed',
])

/** Steps of two offices that only the page of the hand-over offers. */
const answeredElsewhere = new Set([
  'fileAccepted',
  'fileRefused',
  'entrustmentAccepted',
  'entrustmentRefused',
  'entrustmentEnded',
])

const ended: ReadonlySet<CaseState['stage']> = new Set(['terminated', 'convertedToIsolation', 'discharged'])

/** Entry types that a role may write into a case in this state, in the order of the registry. */
export function recordableTypes(state: CaseState, role: Role): string[] {
  return Object.values(entryTypes)
    .filter((type) => type.writers.includes(role))
    .map((type) => type.type)
    .filter((type) => type !== 'orderIssued' || state.measure === null)
    .filter((type) => !answeredElsewhere.has(type))
    .filter((type) => !ended.has(state.stage) || afterTheEnd.has(type))
}

/** What another station's worker writes into the journal: the tasks given, as a worker. */
export function recordableByGuest(state: CaseState, guest: Guest): string[] {
  const given = recordsOfTasks(guest.tasks)
  return recordableTypes(state, 'worker').filter((type) => given.includes(type))
}
