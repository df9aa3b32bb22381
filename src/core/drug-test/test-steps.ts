import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type ChainState, testChains } from './test-chains.ts'
import { type NoticeOutcome, testNotices } from './test-notices.ts'

/** What is under way on a case: a notice that names a day, or the chain of a sample that is not settled. */
export type TestStep = {
  readonly id: string
  readonly kind: 'notice' | 'chain'
  readonly on: PlainDate
  readonly dueOn: PlainDate | null
  readonly state: NoticeOutcome | ChainState
  readonly place: string | null
  readonly time: string | null
  readonly served: string | null
  /** The entry that answered a notice; the open objection or the last test of a chain. */
  readonly entry: string | null
  readonly sample: string | null
  readonly level: string | null
}

/** What the lists of the office show: every notice, and chains in which somebody still has something to do. */
export function testSteps(journal: readonly Entry[], policy: Policy): readonly TestStep[] {
  if (!journal.some((e) => e.type === 'testTaken' || e.type === 'testNotified')) return []
  return [...noticeSteps(journal), ...chainSteps(journal, policy)]
}

function noticeSteps(journal: readonly Entry[]): readonly TestStep[] {
  return testNotices(journal).map(({ notice, dueOn, served, outcome, by }) => ({
    id: notice.id,
    kind: 'notice',
    on: notice.on,
    dueOn,
    state: outcome,
    place: textOf(notice, 'place'),
    time: textOf(notice, 'time'),
    served: textOf(served, 'receipt'),
    entry: by?.id ?? null,
    sample: null,
    level: null,
  }))
}

/** Nobody has anything to do about negative tests to which nobody objects. */
function opensChain({ type, data }: Entry): boolean {
  return (
    type === 'testObjected' ||
    type === 'sampleSent' ||
    (type === 'testTaken' && data['result'] === 'positive')
  )
}

function chainSteps(journal: readonly Entry[], policy: Policy): readonly TestStep[] {
  if (!journal.some(opensChain)) return []
  return testChains(journal, policy)
    .filter((c) => c.state !== 'settled' && c.state !== 'void')
    .map((c) => {
      const last = c.standing ?? c.root
      return {
        id: c.root.id,
        kind: 'chain' as const,
        on: c.root.on,
        dueOn: c.dueOn,
        state: c.state,
        place: null,
        time: null,
        served: null,
        entry: c.openObjection?.id ?? last.id,
        sample: textOf(c.root, 'sample'),
        level: textOf(last, 'level'),
      }
    })
}

function textOf(entry: Entry | null, field: string): string | null {
  const value = entry?.data[field]
  return typeof value === 'string' && value !== '' ? value : null
}
