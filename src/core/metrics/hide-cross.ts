import { peopleOf } from './hide-areas.ts'
import type { Metric, Tally } from './metric.ts'

/** A cell of a table of areas by the values of a dimension. */
export type CrossCell = {
  readonly area: string
  readonly value: string
  readonly communityDetox: Tally
  readonly communityRehab: Tally
}

/** How many people a cell holds in each of the three tables that a reader can ask for. */
type Held = { readonly key: string; readonly lines: readonly [string, string]; readonly n: readonly number[] }

export function crossKey(area: string, value: string): string {
  return `${area} ${value}`
}

/**
 * Which cells of a table of areas by values may not be shown. Totals of areas (rows) and of values (columns) are known to
 * the reader except those in `unknown`; so in each line the hidden cells together are at least two and nobody or enough
 * people, and no small cell may follow from rows and columns taken together. What lies in a line whose total is hidden is
 * hidden too. Hidden cells are hidden in both measures at once, as in `hideAreas`.
 */
export function hideCross(
  metric: Pick<Metric, 'unit'>,
  cells: readonly CrossCell[],
  smallest: number,
  unknown: { readonly area: (area: string) => boolean; readonly value: (value: string) => boolean },
): ReadonlySet<string> {
  const isSmall = (n: number) => n > 0 && n < smallest
  const all = cells.map((cell): Held => {
    const [detox, rehab] = [
      peopleOf(metric, cell.communityDetox),
      peopleOf(metric, cell.communityRehab),
    ] as const
    return {
      key: crossKey(cell.area, cell.value),
      lines: [`row ${cell.area}`, `column ${cell.value}`],
      n: [detox, rehab, detox + rehab],
    }
  })
  const open = new Set<string>()
  for (const cell of cells) {
    if (unknown.area(cell.area)) open.add(`row ${cell.area}`)
    if (unknown.value(cell.value)) open.add(`column ${cell.value}`)
  }
  const hidden = new Set(
    all.filter((c) => c.n.some(isSmall) || c.lines.some((l) => open.has(l))).map((c) => c.key),
  )
  const lines = groupByLine(all)
  /** The next smallest cell of a line; an empty one only where no other is left, best where others are hidden already. */
  const more = (line: string) => {
    const goneIn = (l: string) => (lines.get(l) ?? []).filter((c) => hidden.has(c.key)).length
    const across = (c: Held) => goneIn(c.lines[0] === line ? c.lines[1] : c.lines[0])
    const people = (c: Held) => c.n[2] || Number.POSITIVE_INFINITY
    const next = (lines.get(line) ?? [])
      .filter((c) => !hidden.has(c.key))
      .toSorted(
        (a, b) => compare(people(a), people(b)) || across(b) - across(a) || (a.key < b.key ? -1 : 1),
      )[0]
    if (next) hidden.add(next.key)
    return next !== undefined
  }
  const tooFew = (line: string) => {
    const gone = (lines.get(line) ?? []).filter((c) => hidden.has(c.key))
    if (gone.length === 0 || open.has(line)) return false
    return gone.length < 2 || [0, 1, 2].some((t) => isSmall(gone.reduce((sum, c) => sum + (c.n[t] ?? 0), 0)))
  }
  let grew = true
  while (grew) {
    grew = false
    for (const line of lines.keys()) while (tooFew(line) && more(line)) grew = true
    if (grew) continue
    const told = findTold(all, { hidden, open, lines, isSmall })
    if (told) grew = more(told.lines[0]) || more(told.lines[1]) || moreAnywhere(lines, more)
  }
  return hidden
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function moreAnywhere(lines: ReadonlyMap<string, unknown>, more: (line: string) => boolean): boolean {
  for (const line of lines.keys()) if (more(line)) return true
  return false
}

function groupByLine(cells: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const lines = new Map<string, Held[]>()
  for (const cell of cells)
    for (const line of cell.lines) {
      const list = lines.get(line) ?? []
      list.push(cell)
      lines.set(line, list)
    }
  return lines
}

type Shown = {
  readonly hidden: ReadonlySet<string>
  readonly open: ReadonlySet<string>
  readonly lines: ReadonlyMap<string, readonly Held[]>
  readonly isSmall: (n: number) => boolean
}

/** A small cell that follows from what is shown: as the only way between two groups of lines, or by its bounds. */
function findTold(all: readonly Held[], shown: Shown): Held | undefined {
  const small = all.filter((c) => shown.hidden.has(c.key) && c.n.some(shown.isSmall))
  const bridge = small.find((c) => isBridge(c, shown))
  if (bridge) return bridge
  for (const t of [0, 1, 2]) {
    const bounds = boundsOf(t, shown)
    const told = small.find((c) => {
      const b = bounds.get(c.key)
      return shown.isSmall(c.n[t] ?? 0) && b !== undefined && b.low === b.high
    })
    if (told) return told
  }
  return undefined
}

/**
 * Lines are joined by hidden cells. Where this one is the only way from its row to its column, and nothing on one side
 * hangs on a total that is hidden, that side's totals add up to it.
 */
function isBridge(cell: Held, { hidden, open, lines }: Shown): boolean {
  const [row, column] = cell.lines
  return [row, column].some((start) => {
    const seen = new Set([start])
    const todo = [start]
    for (let line = todo.pop(); line !== undefined; line = todo.pop()) {
      if (open.has(line)) return false
      for (const other of lines.get(line) ?? []) {
        if (other === cell || !hidden.has(other.key)) continue
        for (const next of other.lines) if (!seen.has(next)) seen.add(next) && todo.push(next)
      }
    }
    return !seen.has(start === row ? column : row)
  })
}

const rounds = 12
const noLimit = 1e9

type Bounds = { low: number; high: number }

/** What each hidden cell can be by its lines' totals, narrowed again and again, counts being never below zero. */
function boundsOf(t: number, { hidden, open, lines }: Shown): ReadonlyMap<string, Bounds> {
  const bounds = new Map<string, Bounds>([...hidden].map((key) => [key, { low: 0, high: noLimit }] as const))
  const closed = [...lines].filter(([line]) => !open.has(line)).map(([, cells]) => cells)
  for (let round = 0; round < rounds; round++)
    for (const cells of closed) {
      const gone = cells.filter((c) => hidden.has(c.key))
      const rest = gone.reduce((sum, c) => sum + (c.n[t] ?? 0), 0)
      const of = (c: Held) => bounds.get(c.key) ?? { low: 0, high: noLimit }
      const [lows, highs] = [
        gone.reduce((sum, c) => sum + of(c).low, 0),
        gone.reduce((sum, c) => sum + of(c).high, 0),
      ]
      for (const c of gone) {
        const { low, high } = of(c)
        bounds.set(c.key, {
          low: Math.max(low, rest - (highs - high)),
          high: Math.min(high, rest - (lows - low)),
        })
      }
    }
  return bounds
}
