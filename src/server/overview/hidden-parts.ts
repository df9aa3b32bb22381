import { hideAreas } from '#core/metrics/hide-areas.ts'
import { type CrossCell, crossKey, hideCross } from '#core/metrics/hide-cross.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import type { Context } from '#server/http/context.ts'
import { type Asked, widthBelow } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { type PartQuestion, type PartTable, sumAreas } from './part-table.ts'
import { smallestCellAt } from './target.ts'

export type IsPartHidden = (area: string, value: string) => boolean

/**
 * Which parts an office above the caseload may not be shown, judged as for areas (`findHidden`) from its own area down: the
 * values of its own area are the parts of a known whole; below, areas and values make tables whose totals it knows.
 */
export async function findHiddenParts(
  context: Context,
  asked: Asked,
  question: PartQuestion & { readonly tables: (area: string, below: number | null) => Promise<PartTable> },
  below: boolean,
): Promise<IsPartHidden> {
  if (context.user.role !== 'narcoticsOffice') return () => false
  const { metric, months, day } = question
  const smallest = smallestCellAt(context.policies, context.user.grant.area, context.today)
  const isHidden = await findHidden(
    context,
    { ...asked, day },
    { metrics: [metric], monthsOf: () => months, months: [], below },
  )
  const isGone = (area: string) => isHidden(metric, 'asked', area)
  const steps = stepsOf(asked, question, below)
  const hidden = new Map<string, ReadonlySet<string>>()
  for (const [i, { root, width }] of steps.entries()) {
    const { cells } = await question.tables(root, width)
    if (i === 0) hidden.set(root, hideValues(metric, sumAreas(cells, root), smallest))
    if (width === null) continue
    const rootHides = hidden.get(root) ?? new Set()
    const gone = hideCross(metric, wholeTable(cells), smallest, {
      area: isGone,
      value: (value) => isGone(root) || rootHides.has(value),
    })
    for (const area of new Set(cells.map((c) => c.area)))
      hidden.set(
        area,
        new Set(valuesOf(cells).filter((v) => rootHides.has(v) || gone.has(crossKey(area, v)))),
      )
  }
  return (area, value) => isGone(area) || (hidden.get(area)?.has(value) ?? false)
}

/** Every area with every value: an empty cell can hide another too. */
function wholeTable(cells: readonly CrossCell[]): readonly CrossCell[] {
  const known = new Map(cells.map((c) => [crossKey(c.area, c.value), c] as const))
  const areas = [...new Set(cells.map((c) => c.area))]
  return areas.flatMap((area) =>
    valuesOf(cells).map(
      (value) =>
        known.get(crossKey(area, value)) ?? { area, value, communityDetox: nothing, communityRehab: nothing },
    ),
  )
}

function hideValues(metric: Metric, cells: readonly CrossCell[], smallest: number): ReadonlySet<string> {
  return hideAreas(
    metric,
    cells.map(({ value, communityDetox, communityRehab }) => ({
      area: value,
      communityDetox,
      communityRehab,
    })),
    smallest,
  )
}

function valuesOf(cells: readonly CrossCell[]): readonly string[] {
  return [...new Set(cells.map((c) => c.value))]
}

/** From the reader's own area down to the one asked, each with the level below it; stations are compared from a city down. */
function stepsOf(
  asked: Asked,
  { by }: PartQuestion,
  below: boolean,
): readonly { readonly root: string; readonly width: number | null }[] {
  const path = asked.path.map((area) => area.code)
  const from = by === 'station' ? path.findIndex((code) => code !== 'cn' && code.length >= 4) : 0
  return path.slice(from).map((root, i, rest) => ({
    root,
    width: rest[i + 1]?.length ?? (below ? widthBelow(asked) : null),
  }))
}
