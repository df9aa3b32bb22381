import type { EntryTypeName } from '#core/journal/entry-types.ts'
import type { Stage } from './case-state.ts'

/** A step of a measure that law or settled practice knows: from where to where, what brings it about, and by which clause. */
export type StageTransition = {
  readonly from: Stage
  readonly to: Stage
  /** The entry that brings it about; `day` where the day alone does. */
  readonly by: EntryTypeName | 'day'
  readonly clause: string
  /** Where rehabilitation has a clause of its own. */
  readonly rehabClause: string
}

function step(
  from: Stage,
  to: Stage,
  by: StageTransition['by'],
  clause: string,
  rehabClause = clause,
): StageTransition {
  return { from, to, by, clause, rehabClause }
}

const beforeReport = ['ordered', 'awaitingReport'] as const
const running = [...beforeReport, 'inForce', 'suspended'] as const

/**
 * Every step there is (docs/endings.md). What is not here can not happen as days go by; a corrected or late entry can only
 * make it so that another of these steps was taken. Nothing leads out of the last three stages.
 */
export const stageTransitions: readonly StageTransition[] = [
  step('ordered', 'awaitingReport', 'orderServed', 'jdtl-14-1', 'jdtl-38-1'),
  ...beforeReport.map((from) => step(from, 'inForce', 'reportedIn', 'jdtl-14-2', 'jdtl-38-1')),
  ...(['ordered', 'awaitingReport', 'inForce'] as const).map((from) =>
    step(from, 'suspended', 'suspended', 'jdtl-24-2'),
  ),
  ...(['ordered', 'awaitingReport', 'inForce'] as const).map((to) =>
    step('suspended', to, 'resumed', 'jdtl-24-2'),
  ),
  ...running.map((from) => step(from, 'terminated', 'terminated', 'jdtl-24-1')),
  ...running.map((from) => step(from, 'convertedToIsolation', 'policeDecided', 'jdf-38')),
  ...running.map((from) => step(from, 'convertedToIsolation', 'terminated', 'jdf-38')),
  step('inForce', 'discharged', 'day', 'jdtl-23', 'jdtl-40'),
  // a term that credit or the days since release have used up is full on the day of report-in
  ...([...beforeReport, 'suspended'] as const).map((from) =>
    step(from, 'discharged', 'reportedIn', 'jdtl-31-2', 'jdtl-40'),
  ),
]

/** Stages in which the measure is over; nothing but a correction leads out of them. */
export const lastStages: ReadonlySet<Stage> = new Set(['terminated', 'convertedToIsolation', 'discharged'])
