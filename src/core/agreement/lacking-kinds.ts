import type { workGroupKinds } from '#core/journal/types/work-group-kinds.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { GroupHelper } from './signer-kinds.ts'

export type GroupKind = (typeof workGroupKinds)[number] | GroupHelper

/** A kind that a group should have, and why: `law` for the kinds of the statute and of the province. */
export type AskedKind = { readonly kind: GroupKind; readonly clause: string; readonly law: boolean }

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
