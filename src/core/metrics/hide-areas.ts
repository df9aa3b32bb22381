import type { Metric, Tally } from './metric.ts'

/** What one area adds to a figure, by measure. */
export type AreaTally = {
  readonly area: string
  readonly communityDetox: Tally
  readonly communityRehab: Tally
}

const measures = ['communityDetox', 'communityRehab'] as const

/**
 * Which areas of a table may not be shown, so that nobody learns a count of fewer than `smallest` people (security.md J1–J2).
 * The total of the table is known to the reader, so what is hidden can be added up by subtraction: the hidden areas
 * together are one cell. It must be of two areas at least, and in each measure hold nobody or enough people; until it
 * does, the next smallest area is hidden with them. An area is hidden in both measures and in their sum at once: one of
 * the three would give the third away.
 */
export function hideAreas(
  metric: Pick<Metric, 'unit'>,
  table: readonly AreaTally[],
  smallest: number,
): ReadonlySet<string> {
  const rows = table.map((row) => {
    const [detox, rehab] = measures.map((m) => peopleOf(metric, row[m])) as [number, number]
    return { area: row.area, detox, rehab, all: detox + rehab }
  })
  const isSmall = (n: number) => n > 0 && n < smallest
  const hidden = rows.filter((r) => isSmall(r.detox) || isSmall(r.rehab) || isSmall(r.all))
  if (hidden.length === 0) return new Set()
  const rest = rows
    .filter((r) => !hidden.includes(r) && r.all > 0)
    .sort((a, b) => a.all - b.all || (a.area < b.area ? -1 : 1))
  const sum = (key: 'detox' | 'rehab' | 'all') => hidden.reduce((n, r) => n + r[key], 0)
  const isOpen = () =>
    hidden.length < 2 || isSmall(sum('detox')) || isSmall(sum('rehab')) || isSmall(sum('all'))
  while (isOpen()) {
    const next = rest.shift()
    if (!next) break
    hidden.push(next)
  }
  return new Set(hidden.map((r) => r.area))
}

/** How many people a cell is about: those below the line, or those counted where there is no line. */
export function peopleOf(metric: Pick<Metric, 'unit'>, t: Tally): number {
  return metric.unit === 'count' ? t.numerator : t.denominator
}

const widths = [2, 4, 6, 9]

/**
 * The same over several levels: `rows` are the areas of the lowest level inside `root`, whose own total the reader knows.
 * Each level is a table of its own below each area; what lies in a hidden area is hidden, for its sum would tell it.
 * Answers codes of every level between.
 */
export function hideTree(
  metric: Pick<Metric, 'unit'>,
  root: string,
  rows: readonly AreaTally[],
  smallest: number,
): ReadonlySet<string> {
  const hidden = new Set<string>()
  const lowest = rows[0]?.area.length ?? 0
  let parents: readonly string[] = [root]
  for (const width of widths.filter((w) => w > codeWidth(root) && w <= lowest)) {
    const level = addUp(rows, width)
    for (const parent of parents) {
      const below = level.filter((row) => parent === 'cn' || row.area.startsWith(parent))
      const gone = hidden.has(parent) ? below.map((row) => row.area) : hideAreas(metric, below, smallest)
      for (const area of gone) hidden.add(area)
    }
    parents = level.map((row) => row.area)
  }
  return hidden
}

function codeWidth(area: string): number {
  return area === 'cn' ? 0 : area.length
}

function addUp(rows: readonly AreaTally[], width: number): readonly AreaTally[] {
  const sums = new Map<string, AreaTally>()
  for (const row of rows) {
    const area = row.area.slice(0, width)
    const sum = sums.get(area)
    sums.set(area, {
      area,
      communityDetox: add(sum?.communityDetox, row.communityDetox),
      communityRehab: add(sum?.communityRehab, row.communityRehab),
    })
  }
  return [...sums.values()]
}

function add(a: Tally | undefined, b: Tally): Tally {
  if (!a) return b
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator }
}
