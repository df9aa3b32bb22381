import type { Criterion } from './rule-shapes.ts'

/** What was measured for a criterion: a share of a figure (0–1 as percent), or how many of the seven haves. */
export type Measured = {
  readonly key: string
  readonly value: number | null
  readonly met: boolean | null
}

/**
 * The computed criteria of an application. `figure` answers the value in the unit of the criterion, null where nobody is
 * counted: then nothing is said, and a person judges.
 */
export function judgeCriteria(
  criteria: readonly Criterion[],
  figure: (key: string) => number | null,
  haves: number,
): readonly Measured[] {
  return criteria.flatMap((c): Measured[] => {
    if (c.kind === 'judged') return []
    const value = c.kind === 'standard' ? haves : figure(c.figure)
    if (value === null) return [{ key: c.key, value, met: null }]
    const over = c.atLeast === undefined || value >= c.atLeast
    const under = c.kind === 'standard' || c.atMost === undefined || value <= c.atMost
    return [{ key: c.key, value, met: over && under }]
  })
}
