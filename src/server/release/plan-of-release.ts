import { type PlanItem, releasePlan } from '#core/release/release-plan.ts'
import type { Step } from '#core/release/release-step.ts'
import type { Services } from '#server/services.ts'
import type { ReleaseRow } from '#server/store/release-store.ts'

type Known = Pick<
  ReleaseRow,
  'region' | 'township' | 'release_on' | 'release_reason' | 'expected' | 'known_on' | 'joined_on'
>

/** The plan of a stored release, by the pack of its township. */
export function planOf(
  { policies, clock }: Pick<Services, 'policies' | 'clock'>,
  row: Known,
  steps: readonly Step[],
  visitedOn: string | null,
): readonly PlanItem[] {
  return releasePlan(
    {
      today: clock.today(),
      releaseOn: row.release_on,
      releaseReason: row.release_reason ?? undefined,
      expected: row.expected,
      knownOn: row.known_on,
      joinedOn: row.joined_on,
      visitedOn,
      steps,
    },
    policies.at(row.township),
  )
}
