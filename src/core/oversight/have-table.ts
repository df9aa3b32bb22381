import { type AreaCode, ancestorOf, areaLevels, levelOf } from '#core/shared/area.ts'
import type { Standing } from './standing.ts'

/** How many townships have an item, in part, not, or have said nothing. */
export type HaveCell = {
  readonly yes: number
  readonly partly: number
  readonly no: number
  readonly unknown: number
}
export type HaveSum = {
  readonly area: AreaCode
  readonly townships: number
  /** Townships that have said or been found anything. */
  readonly known: number
  /** Townships with every item. */
  readonly complete: number
  readonly items: Readonly<Record<string, HaveCell>>
}

type Township = { readonly area: AreaCode; readonly standing: readonly Standing[] }

const none: HaveCell = { yes: 0, partly: 0, no: 0, unknown: 0 }

/**
 * One row for each area below `parent`, and the parent itself as the sum of the rows. `told` are the townships of which
 * something is known; `totals` says how many there are in each area below, so that the silent ones count as unknown.
 */
export function sumHaves(
  parent: AreaCode,
  keys: readonly string[],
  told: readonly Township[],
  totals: ReadonlyMap<AreaCode, number>,
): { readonly below: readonly HaveSum[]; readonly whole: HaveSum } {
  const rows = new Map([...totals.keys()].map((area) => [area, emptySum(area, keys)] as const))
  for (const one of told) {
    const area = childOf(parent, one.area)
    rows.set(area, addTownship(rows.get(area) ?? emptySum(area, keys), one))
  }
  const below = [...rows.values()]
    .map((row) => withSilent(row, totals.get(row.area) ?? row.townships))
    .sort((a, b) => (a.area < b.area ? -1 : 1))
  return { below, whole: below.reduce((sum, row) => addRows(sum, row), emptySum(parent, keys)) }
}

function emptySum(area: AreaCode, keys: readonly string[]): HaveSum {
  const items = Object.fromEntries(keys.map((key) => [key, none]))
  return { area, townships: 0, known: 0, complete: 0, items }
}

function withSilent(row: HaveSum, total: number): HaveSum {
  const silent = Math.max(0, total - row.townships)
  const items = mapItems(row.items, (cell) => ({ ...cell, unknown: cell.unknown + silent }))
  return { ...row, townships: row.townships + silent, items }
}

function addRows(a: HaveSum, b: HaveSum): HaveSum {
  return {
    area: a.area,
    townships: a.townships + b.townships,
    known: a.known + b.known,
    complete: a.complete + b.complete,
    items: mapItems(a.items, (cell, key) => addCells(cell, b.items[key] ?? none)),
  }
}

function addCells(a: HaveCell, b: HaveCell): HaveCell {
  const { yes, partly, no, unknown } = b
  return { yes: a.yes + yes, partly: a.partly + partly, no: a.no + no, unknown: a.unknown + unknown }
}

function mapItems(
  items: HaveSum['items'],
  change: (cell: HaveCell, key: string) => HaveCell,
): HaveSum['items'] {
  return Object.fromEntries(Object.entries(items).map(([key, cell]) => [key, change(cell, key)]))
}

/** The area directly below `parent` in which `area` lies; a township itself where nothing is between. */
export function childOf(parent: AreaCode, area: AreaCode): AreaCode {
  const level = areaLevels[areaLevels.indexOf(levelOf(parent)) + 1]
  return level && level !== 'village' ? ancestorOf(area, level) : area
}

function addTownship(sum: HaveSum, { standing }: Township): HaveSum {
  const items = { ...sum.items }
  for (const { key, state } of standing) {
    const cell = items[key] ?? none
    items[key] = { ...cell, [state]: cell[state] + 1 }
  }
  return {
    area: sum.area,
    townships: sum.townships + 1,
    known: sum.known + (standing.some((s) => s.state !== 'unknown') ? 1 : 0),
    complete: sum.complete + (standing.length > 0 && standing.every((s) => s.state === 'yes') ? 1 : 0),
    items,
  }
}
