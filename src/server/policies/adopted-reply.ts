import type { z } from 'zod'
import type { policyAdopted } from '#contract/policy-contract.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { AdoptedRow } from '#server/store/adopted-pack-store.ts'

type Reply = z.input<typeof policyAdopted.reply>['adopted']

/** Newest first, with what became of each: a later adoption of the same pack takes over on its own day. */
export function adoptedReplies(rows: readonly AdoptedRow[], today: PlainDate): Reply {
  const standing = rows.filter((row) => row.withdrawn_at === null)
  const stateOf = (row: AdoptedRow): Reply[number]['state'] => {
    if (row.withdrawn_at !== null) return 'withdrawn'
    if (row.effective_on > today) return 'coming'
    const newer = standing.some(
      (other) => other.pack === row.pack && other.number > row.number && other.effective_on <= today,
    )
    return newer ? 'superseded' : 'inForce'
  }
  return rows.toReversed().map((row) => ({
    id: row.id,
    pack: row.pack,
    title: row.title,
    effectiveOn: row.effective_on,
    state: stateOf(row),
    askedName: row.asked_name,
    approvedName: row.approved_name,
    approvedAt: row.approved_at,
    reason: row.reason,
    sha256: row.sha256,
  }))
}
