import type { CaseState, TierFact } from '#core/case/case-state.ts'

/** Where no finding of replay says it: the clause that asks for what was done or left undone. */
const asks: Readonly<Record<string, string>> = {
  testRefused: 'jdtl-19-2',
  cleanTest: 'jdtl-19-2',
  unauthorisedAbsence: 'jdtl-19-3',
  contactLost: 'local-practice',
  leaveOverdue: 'local-practice',
}

/** The clause that a fact of the tier stands on; the scheme itself where there is no other. */
export function clauseOfFact(
  fact: Pick<TierFact, 'fact' | 'evidence'>,
  state: CaseState,
  scheme: string,
): string {
  const finding = state.findings.find(
    (f) => f.kind === fact.fact && f.evidence.some((id) => fact.evidence.includes(id)),
  )
  if (finding) return finding.clause
  if (fact.fact === 'onTimeReport') return state.measure === 'communityRehab' ? 'jdtl-38-1' : 'jdtl-14-1'
  return asks[fact.fact] ?? scheme
}
