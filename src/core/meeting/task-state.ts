import type { PlainDate } from '#core/shared/plain-date.ts'

export const taskStates = ['open', 'underWay', 'done', 'givenUp'] as const
export type TaskState = (typeof taskStates)[number]
/** As shown: `overdue` is not set by anybody, the day makes it. */
export type ShownTaskState = TaskState | 'overdue'

export function shownState(state: TaskState, dueOn: PlainDate, today: PlainDate): ShownTaskState {
  return !hasEnded(state) && dueOn < today ? 'overdue' : state
}

export function hasEnded(state: TaskState): boolean {
  return state === 'done' || state === 'givenUp'
}
