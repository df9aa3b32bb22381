import type { CaseState } from '#core/case/case-state.ts'

export const packKeys = ['refusal', 'violation'] as const
export type PackKey = (typeof packKeys)[number]

/**
 * The papers of the two packs that go to the police, in the order in which they are handed over: warning letter, proof of
 * the overdue report-in, list with receipt; warning letter, notice of the test, report of the serious violation, list with
 * receipt (law.md F-25). The last one is the act of handing over.
 */
export const packs = {
  refusal: ['F-14', 'F-07', 'F-25a'],
  violation: ['F-14', 'F-15', 'F-24', 'F-25b'],
} as const satisfies Readonly<Record<PackKey, readonly string[]>>

/** The list with receipt: what is handed over is what was issued by then. */
export const handOverForm: Readonly<Record<PackKey, string>> = { refusal: 'F-25a', violation: 'F-25b' }

/** The pack of a report, by its ground; a report for another reason has none. */
export function packOf(ground: string): PackKey | null {
  if (ground === 'refusal') return 'refusal'
  return ground === 'seriousViolation' || ground === 'relapse' ? 'violation' : null
}

/** Packs that the state of a case asks for, or once did. */
export function packsOf({ findings }: Pick<CaseState, 'findings'>): readonly PackKey[] {
  const has = (...kinds: readonly string[]) => findings.some((f) => kinds.includes(f.kind))
  return packKeys.filter((key) =>
    key === 'refusal' ? has('deemedRefusal') : has('seriousViolation', 'relapse'),
  )
}
