import { type AreaTally, hideTree } from '#core/metrics/hide-areas.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import type { Context } from '#server/http/context.ts'
import { readDayFiguresBelow, readMonths, readMoves } from '#server/store/rollup-read.ts'
import type { Asked } from './find-area.ts'
import { standingsAt } from './standing-at.ts'
import { smallestCellAt } from './target.ts'

/** Which months a figure of a period adds up; one of a day has none. */
export type MonthsOf = (metric: Metric) => { readonly from: string; readonly to: string }

type Question = {
  readonly metrics: readonly Metric[]
  readonly monthsOf: MonthsOf
  /** Months of a trend or heat table, each judged by itself. */
  readonly months: readonly string[]
  /** Are the areas below the asked one shown too, or only itself? */
  readonly below: boolean
}

/** `at` is a month of the question, or `asked` for the figure itself. */
export type IsHidden = (metric: Metric, at: string, area: string) => boolean

const nobody: IsHidden = () => false

/**
 * What an office above the caseload may not be shown: small cells below its own area, and the cells that would give them
 * away (security.md J1–J2). Judged from the reader's own area down to the areas compared, so that every page agrees.
 */
export async function findHidden(context: Context, asked: Asked, question: Question): Promise<IsHidden> {
  const { role, grant } = context.user
  const below = question.below ? asked.children[0]?.code.length : undefined
  if (role !== 'narcoticsOffice') return nobody
  const smallest = smallestCellAt(context.policies, grant.area, context.today)
  const steps = asked.path.map((area, i) => ({
    root: area.code,
    width: asked.path[i + 1]?.code.length ?? below,
  }))
  const tables: { readonly root: string; readonly tally: Table }[] = []
  for (const { root, width } of steps)
    if (width !== undefined)
      tables.push({ root, tally: await loadTable(context, asked, question, root, width) })
  const known = new Map<string, ReadonlySet<string>>()
  const hiddenFor = (metric: Metric, at: string) => {
    const key = `${metric.key} ${at}`
    const found = known.get(key) ?? judge(metric, at)
    known.set(key, found)
    return found
  }
  const judge = (metric: Metric, at: string) => {
    const hidden = new Set<string>()
    for (const { root, tally } of tables) {
      const rows = tally(metric, at)
      const gone = hidden.has(root) ? rows.map((r) => r.area) : hideTree(metric, root, rows, smallest)
      for (const area of gone) hidden.add(area)
    }
    return hidden
  }
  return (metric, at, area) => area !== grant.area && hiddenFor(metric, at).has(area)
}

type Table = (metric: Metric, at: string) => readonly AreaTally[]
type Lookup = (metric: Metric, at: string, area: string) => Tally | undefined

async function loadTable(
  context: Context,
  asked: Asked,
  question: Question,
  root: string,
  width: number,
): Promise<Table> {
  const areas = new Set<string>()
  const detox = await loadMeasure(context, asked, question, { root, width, measure: 'communityDetox', areas })
  const rehab = await loadMeasure(context, asked, question, { root, width, measure: 'communityRehab', areas })
  const sorted = [...areas].sort()
  return (metric, at) =>
    sorted.map((area) => ({
      area,
      communityDetox: detox(metric, at, area) ?? nothing,
      communityRehab: rehab(metric, at, area) ?? nothing,
    }))
}

type Place = {
  readonly root: string
  readonly width: number
  readonly measure: string
  readonly areas: Set<string>
}

async function loadMeasure(
  context: Context,
  asked: Asked,
  question: Question,
  place: Place,
): Promise<Lookup> {
  const { tx } = context
  const { root, width, measure, areas } = place
  const days = question.metrics.filter((m) => m.kind === 'day')
  const periods = question.metrics.filter((m) => m.kind === 'period')
  const find = { measure, width }
  const standing =
    days.length === 0
      ? new Map<string, ReadonlyMap<number, Tally>>()
      : await readDayFiguresBelow(tx, root, {
          ...find,
          day: asked.day,
          metrics: days,
          isToday: asked.day === context.today,
        })
  const first = question.months[0]
  const moves = first === undefined ? [] : await readMoves(tx, root, { ...find, after: first, metrics: days })
  const byArea = new Map<string, typeof moves>()
  for (const move of moves) byArea.set(move.area, [...(byArea.get(move.area) ?? []), move])
  const sums = await periodSums(context, question, { ...find, root, metrics: periods })
  for (const area of [...standing.keys(), ...byArea.keys(), ...sums.areas]) areas.add(area)
  const last = question.months.at(-1)
  const stood = new Map(
    [...byArea].map(([area, of]) => [area, standingsAt(question.months, days, of)] as const),
  )
  return (metric, at, area) => {
    if (metric.kind === 'period') return sums.get(metric, at, area)
    if (at === 'asked' || at === last) return standing.get(area)?.get(metric.slot)
    return stood.get(area)?.get(at)?.get(metric.slot)
  }
}

type PeriodSums = { readonly get: Lookup; readonly areas: ReadonlySet<string> }

/** One query over all months that anybody of the question needs; added up by figure, area and month. */
async function periodSums(
  { tx }: Context,
  question: Question,
  find: { root: string; width: number; measure: string; metrics: readonly Metric[] },
): Promise<PeriodSums> {
  const { root, metrics } = find
  const ranges = new Map(metrics.map((m) => [m.slot, question.monthsOf(m)] as const))
  const all = [...ranges.values()]
    .flatMap((r) => [r.from, r.to])
    .concat(question.months)
    .sort()
  const [from, to] = [all[0], all.at(-1)]
  const cells = new Map<string, Tally>()
  const areas = new Set<string>()
  const put = (key: string, t: Tally) => {
    const a = cells.get(key) ?? nothing
    cells.set(key, { numerator: a.numerator + t.numerator, denominator: a.denominator + t.denominator })
  }
  if (metrics.length > 0 && from !== undefined && to !== undefined)
    for (const row of await readMonths(tx, root, { ...find, from, to }))
      for (const metric of metrics) {
        const t = row.sums.get(metric.slot)
        if (!t || (t.numerator === 0 && t.denominator === 0)) continue
        areas.add(row.area)
        const range = ranges.get(metric.slot)
        if (range && range.from <= row.month && row.month <= range.to)
          put(`${metric.slot} asked ${row.area}`, t)
        if (question.months.includes(row.month)) put(`${metric.slot} ${row.month} ${row.area}`, t)
      }
  return { areas, get: (metric, at, area) => cells.get(`${metric.slot} ${at} ${area}`) }
}
