import type { CaseState, Finding } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

type Said = { readonly kind: string; readonly says: Words }
type Done = {
  readonly state: CaseState
  readonly journal: readonly Entry[]
  readonly added: readonly Entry[]
}

/** Findings that an act brought or took away, so that the writer sees at once what it did. */
export function newsOf(done: Done, book: PolicyBook, today: PlainDate): { appeared: Said[]; gone: Said[] } {
  const added = new Set(done.added.map((entry) => entry.id))
  const before = replay(
    done.journal.filter((entry) => !added.has(entry.id)),
    book,
    today,
  ).findings
  return { appeared: not(done.state.findings, before), gone: not(before, done.state.findings) }
}

function not(these: readonly Finding[], those: readonly Finding[]): Said[] {
  const known = new Set(those.map((finding) => finding.id))
  return these
    .filter((finding) => !known.has(finding.id))
    .map((finding) => ({ kind: finding.kind, says: sayFinding(finding) }))
}
