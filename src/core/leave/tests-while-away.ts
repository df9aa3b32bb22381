import type { CaseState } from '#core/case/case-state.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** Open tests whose last day falls into these days: whoever is away then would miss them. */
export function testsWhileAway(
  { duties }: Pick<CaseState, 'duties'>,
  from: PlainDate,
  to: PlainDate,
): CaseState['duties'] {
  return duties.filter((d) => d.kind === 'test' && d.status === 'open' && d.dueOn >= from && d.dueOn <= to)
}
