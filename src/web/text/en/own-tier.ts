import type { Translation } from '#web/language/language.ts'
import type { ownTier as zh } from '#web/text/zh-cn/own-tier.ts'

export const ownTier: Translation<typeof zh> = {
  title: 'My tier',
  setOn: (day: string) => `set by a member of staff on ${day}`,
  reviewOn: (day: string) => `looked at again on ${day}`,
  reason: 'Reason',
  kinds: { test: 'Tests', visit: 'Visits', talk: 'Talks' },
  year: (n: number) => `${n} in the coming year`,
  next: (day: string) => `, the next by ${day}`,
  stop: '; ',
  sides: { against: 'Facts against me', for: 'Facts in my favour' },
  until: (day: string) => `counts no more from ${day}`,
  source: 'Basis',
  reading: 'how much and how long facts weigh is a default of this system, not official',
  calmer: 'How it can become calmer',
  calmerIf: (when: string, name: string) => `If ${when}, “${name}” can be proposed`,
  person: 'The system only proposes; a person decides.',
  contestLead:
    'If the tier does not fit the facts you can object. Somebody who had no part in it decides and answers you. Objecting is never held against you.',
  contest: 'Object to the tier',
  contestTitle: (name: string) => `Object to the tier “${name}”`,
  dialogLead:
    'Say what does not fit. It goes on file, and another person in charge decides and gives reasons.',
  statement: 'What I say',
  proof: 'What I can show for it',
  proofHint: 'A medical record, a paper of the employer; bring it to the station',
  send: 'Send the objection',
  sent: 'Sent; an answer will come',
  states: {
    none: '',
    open: 'Objection waits for an answer',
    upheld: 'Objection upheld',
    rejected: 'Objection rejected',
  },
  answerBy: (day: string) => `answer by ${day}`,
  noDay: 'the place sets no day for the answer; ask the station',
  decidedOn: (day: string) => `answered on ${day}`,
  somebodyElse: 'Somebody who had no part in setting it decides.',
  answer: 'Answer',
  history: (n: number) => `Earlier tiers (${n})`,
}
