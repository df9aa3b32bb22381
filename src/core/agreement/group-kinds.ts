import type { workGroupKinds } from '#core/journal/types/work-group-kinds.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { GroupHelper } from './signer-kinds.ts'

export type GroupKind = (typeof workGroupKinds)[number] | GroupHelper

/** A kind that a group should have, and why: `law` for the kinds of the statute and of the province. */
export type AskedKind = { readonly kind: GroupKind; readonly clause: string; readonly law: boolean }

/** The kinds of the law first, then what a place asks for beside them (Suzhou's four of “4+X”). */
export function askedKinds(policy: Policy, today: PlainDate): readonly AskedKind[] {
  const law = findRule<readonly GroupKind[]>(policy, 'workGroup.kinds', today)
  const local = findRule<readonly GroupKind[]>(policy, 'workGroup.localKinds', today)
  const first = (law?.value ?? []).map((kind) => ({ kind, clause: law?.clause ?? '', law: true }))
  const known = new Set(first.map((k) => k.kind))
  const more = (local?.value ?? []).filter((kind) => !known.has(kind))
  return [...first, ...more.map((kind) => ({ kind, clause: local?.clause ?? '', law: false }))]
}

export type GroupMember = {
  readonly kind: (typeof workGroupKinds)[number]
  readonly name?: string | undefined
  readonly as?: GroupHelper | undefined
  readonly org?: string | undefined
  readonly phone?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  readonly staff?: string | undefined
  readonly head?: boolean | undefined
}

/** Kinds that nobody fills on that day. */
export function lackingKinds(
  members: readonly GroupMember[],
  asked: readonly AskedKind[],
  today: PlainDate,
): readonly AskedKind[] {
  const there = members.filter((m) => m.to === undefined || m.to >= today)
  const filled = new Set<GroupKind>(there.flatMap((m) => [m.kind, ...(m.as ? [m.as] : [])]))
  return asked.filter(({ kind }) => !filled.has(kind))
}
