import type { Role } from '#core/access/roles.ts'
import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy, PolicyBook } from '#core/policy/policy.ts'
import type { Decision, Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export const outcomes = ['approve', 'refuse', 'sendBack'] as const
export type Outcome = (typeof outcomes)[number]

/** Somebody asks that another's entry, or an old one, is struck. Kept beside the journal until it is decided. */
export type StrikeRequest = {
  readonly id: string
  readonly entry: string
  readonly reason: string
  readonly askedBy: string
  readonly askedOn: PlainDate
}

/** A case as whoever decides needs it. Entries that were struck are in `journal` like all others. */
export type DecisionInput = {
  readonly journal: readonly Entry[]
  readonly state: CaseState
  readonly policy: Policy
  /** For what would be without an entry: places may have had other packs. */
  readonly book: PolicyBook
  readonly today: PlainDate
  readonly requests: readonly StrikeRequest[]
}

/** Something that waits for a person's word. `id` is `kind:anchor` and stays the same until it is decided. */
export type PendingDecision = {
  readonly id: string
  readonly kind: string
  readonly anchor: string
  /** Account of who asked; null where the engine proposes. */
  readonly askedBy: string | null
  /** For proposals: the day of the newest fact they rest on. */
  readonly askedOn: PlainDate
  /** Number in the journal of the newest entry it rests on: a later one raises a refused question again. */
  readonly basisSeq: number
  readonly dueOn: PlainDate | null
  /** Why that day, where the kind itself knows it; else `deadline.ts` says it. */
  readonly dueBecause?: Words
  readonly deciders: readonly Role[]
  /** Accounts that may not decide it: who asked, whose entry it is. */
  readonly notBy: readonly string[]
}

/** A line with the entries it rests on. */
export type EvidenceLine = { readonly says: Words; readonly evidence: readonly string[] }

/** What was owed in the period of the matter and what became of it; `office` is the office itself and its clinic. */
export type SideLine = {
  readonly side: 'office' | 'person'
  readonly what: Words
  /** Null where nothing is counted as owed: acts that no rule asks for in a number. */
  readonly owed: number | null
  readonly done: number
  readonly late: number
  readonly missed: number
}

/** Something the decider may or must write beside the reason; `name` is its key in the answer. */
export type DecisionField = {
  readonly name: string
  readonly label: Words
  /** To be chosen from; a text where there are none. */
  readonly options?: readonly { readonly value: string; readonly label: Words }[]
}

/** What the decider sees: what is asked, the rule, the record, and what follows from each answer. */
export type DecisionView = {
  readonly asked: readonly { readonly label: Words; readonly value: Words }[]
  readonly rule: readonly { readonly clause: string; readonly says: Words }[]
  readonly record: readonly EvidenceLine[]
  readonly follows: Readonly<Record<Outcome, Words>>
  /** Answers that go against the person: they need a reason and are given one at a time. */
  readonly adverse: readonly Outcome[]
  /** What both sides owed and did: shown wherever only one of them is accused. */
  readonly sides?: readonly SideLine[]
  /** Must be ticked before approving; that it was stays with the decision. */
  readonly confirm?: Words
  /** Asked of whoever approves. */
  readonly fields?: readonly DecisionField[]
  /** What must be settled first: approving is refused while there is any. */
  readonly blocks?: readonly EvidenceLine[]
}

export type DecisionAnswer = {
  readonly outcome: Outcome
  readonly reason: string
  readonly by: string
  readonly confirmed?: boolean
  readonly fields?: Readonly<Record<string, string>>
}

/** The journal entries of a decision; ids and author are the server's to add. */
export type DecisionEntry = {
  readonly type: string
  readonly on: PlainDate
  readonly data: Readonly<Record<string, unknown>>
}

/** One kind of decision. A new kind is a file with this shape and a line in `all-kinds.ts`. */
export type DecisionKind = {
  readonly kind: string
  readonly title: Words
  readonly pending: (input: DecisionInput) => readonly PendingDecision[]
  readonly view: (item: PendingDecision, input: DecisionInput) => DecisionView
  readonly answer: (
    item: PendingDecision,
    answer: DecisionAnswer,
    input: DecisionInput,
  ) => Decision<readonly DecisionEntry[]>
}

/** The highest number that any of these entries has in the journal; 0 where none is there. */
export function newestOf(journal: readonly Entry[], ids: readonly string[]): number {
  const wanted = new Set(ids)
  return journal.findLastIndex((e) => wanted.has(e.id)) + 1
}

export function same(text: string): Words {
  return { zh: text, en: text }
}

/** Entries that stand: those that a later one struck are gone, as in replay. */
export function standing(journal: readonly Entry[]): readonly Entry[] {
  const struck = new Set(journal.filter((e) => e.type === 'struck').map((e) => String(e.data['entry'])))
  return journal.filter((e) => !struck.has(e.id))
}
