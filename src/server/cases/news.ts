import type { CaseState, Finding } from '#core/case/case-state.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import type { Words } from '#core/shared/decision.ts'

type Said = { readonly kind: string; readonly says: Words }
type Done = { readonly state: CaseState; readonly before: () => CaseState }

/** Findings that an act brought or took away, so that the writer sees at once what it did. */
export function newsOf(done: Done): { appeared: Said[]; gone: Said[] } {
  const before = done.before().findings
  return { appeared: not(done.state.findings, before), gone: not(before, done.state.findings) }
}

function not(these: readonly Finding[], those: readonly Finding[]): Said[] {
  const known = new Set(those.map((finding) => finding.id))
  return these
    .filter((finding) => !known.has(finding.id))
    .map((finding) => ({ kind: finding.kind, says: sayFinding(finding) }))
}
