import type { AbnormalKind } from '#core/abnormal/abnormal-items.ts'
import type { abnormal } from '#web/text/zh-cn/abnormal.ts'

type Act = keyof typeof abnormal.acts

const acts: Readonly<Record<AbnormalKind, readonly Act[]>> = {
  contactLost: ['contactRestored', 'visitMade', 'note'],
  refusal: ['visitMade', 'talkHeld', 'testTaken', 'note'],
  positive: ['visitMade', 'talkHeld', 'note'],
  relapse: ['visitMade', 'talkHeld', 'note'],
  reportInOverdue: ['reportedIn', 'visitMade', 'note'],
  absence: ['contactRestored', 'leaveReturned', 'visitMade', 'note'],
}

/** What is recorded about a situation, what ends it first. Reports are decided in the inbox, where both sides are read. */
export function actsOf(kind: AbnormalKind): readonly Act[] {
  return acts[kind]
}
