import type { GroupPage } from '#contract/agreement-contract.ts'
import { lackingKinds } from '#core/agreement/lacking-kinds.ts'

/** Kinds that the list as it is being written leaves empty. */
export function lackingOf(
  asked: GroupPage['asked'],
  members: readonly GroupPage['members'][number][],
  today: string,
): readonly string[] {
  const named = members.filter((m) => m.name)
  return lackingKinds(named, asked, today).map((k) => k.kind)
}
