import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { AskedKind, GroupKind } from './lacking-kinds.ts'

/** The kinds of the law first, then what a place asks for beside them (Suzhou's four of “4+X”). */
export function askedKinds(policy: Policy, today: PlainDate): readonly AskedKind[] {
  const law = findRule<readonly GroupKind[]>(policy, 'workGroup.kinds', today)
  const local = findRule<readonly GroupKind[]>(policy, 'workGroup.localKinds', today)
  const first = (law?.value ?? []).map((kind) => ({ kind, clause: law?.clause ?? '', law: true }))
  const known = new Set(first.map((k) => k.kind))
  const more = (local?.value ?? []).filter((kind) => !known.has(kind))
  return [...first, ...more.map((kind) => ({ kind, clause: local?.clause ?? '', law: false }))]
}
