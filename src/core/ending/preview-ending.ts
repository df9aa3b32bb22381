import type { CaseState, Duty, Finding, Stage } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { stageTransitions } from '#core/case/stage-transitions.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { isOutstanding, type NoticeOwed, noticesOwed } from './notices-owed.ts'

/** What an act would do if it were entered now: replay itself says it, nothing is guessed. */
export type EndingPreview = {
  readonly before: CaseState
  readonly after: CaseState
  /** The clause by which law knows the step; null where the stage stays. */
  readonly clause: string | null
  readonly dutiesGone: readonly Duty[]
  readonly dutiesNew: readonly Duty[]
  readonly findingsGone: readonly Finding[]
  readonly findingsNew: readonly Finding[]
  /** Who would have to be told then and need not be told now. */
  readonly notices: readonly NoticeOwed[]
}

export function previewEnding(
  journal: readonly Entry[],
  proposed: Entry,
  { book, today }: { readonly book: PolicyBook; readonly today: PlainDate },
): EndingPreview {
  const with_ = [...journal, proposed]
  const before = replay(journal, book, today)
  const after = replay(with_, book, today)
  const owed = (entries: readonly Entry[], state: CaseState) =>
    noticesOwed(entries, state, book.at(state.executionPlace ?? 'cn'), today).filter(isOutstanding)
  const open = (state: CaseState) => state.duties.filter((d) => d.status === 'open')
  return {
    before,
    after,
    clause: clauseOf(before, after.stage, proposed.type),
    dutiesGone: without(open(before), open(after)),
    dutiesNew: without(open(after), open(before)),
    findingsGone: without(before.findings, after.findings),
    findingsNew: without(after.findings, before.findings),
    notices: without(owed(with_, after), owed(journal, before)),
  }
}

function clauseOf({ stage, measure }: CaseState, to: Stage, by: string): string | null {
  const step = stageTransitions.find((t) => t.from === stage && t.to === to && t.by === by)
  if (!step) return null
  return measure === 'communityRehab' ? step.rehabClause : step.clause
}

function without<T extends { readonly id: string }>(these: readonly T[], those: readonly T[]): readonly T[] {
  const known = new Set(those.map((x) => x.id))
  return these.filter((x) => !known.has(x.id))
}
