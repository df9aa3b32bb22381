import type { SheetCell } from '#contract/ledger-contract.ts'
import { type Bound, fillText, placesOf, readBound } from '#core/ledger/bulletin-text.ts'
import type { BulletinLayout } from '#core/ledger/layout.ts'
import { sayPeriod } from '#core/ledger/period.ts'
import { sayCell, sayChange } from '#core/ledger/say-cell.ts'
import { monthBefore, monthEnd } from '#core/metrics/time-span.ts'
import { figureValue } from '#core/metrics/value.ts'
import type { Context } from '#server/http/context.ts'
import { type Asked, widthBelow } from '#server/overview/find-area.ts'
import { type FigureAsk, type FigureSource, liveSource } from './figure-source.ts'
import { metricOf, noTable, type SheetBody } from './sheet-parts.ts'

type Part = SheetBody['paragraphs'][number]

/** A bulletin: its sentences with the numbers filled in, and the areas at both ends of a ranking. */
export async function readBulletin(
  context: Context,
  layout: BulletinLayout,
  asked: Asked,
): Promise<SheetBody & { readonly title: string }> {
  const l = context.language
  const askOf = ({ figure, measure, span }: Omit<Bound, 'show'>): FigureAsk => ({
    metric: metricOf(figure),
    measure: measure ?? (asked.measure as FigureAsk['measure']),
    span: span ?? layout.period,
  })
  const texts = [layout.title, ...layout.parts.flatMap((p) => ('text' in p ? [p.text] : []))]
  const bounds = texts
    .flatMap((words) => placesOf(words[l]))
    .map(readBound)
    .flatMap((b) => (b === null || typeof b === 'string' ? [] : [b]))
  const asks = bounds.map(askOf)
  const rankings = layout.parts.flatMap((p) => ('ranking' in p ? [p.ranking] : []))
  const ranked = rankings.map((r) => askOf({ figure: r.figure, measure: undefined, span: undefined }))
  const now = await liveSource(context, asked, asks, null)
  const areas = ranked.length > 0 ? await liveSource(context, asked, ranked, widthBelow(asked)) : now
  const earlier = { ...asked, day: dayBefore(layout.period, asked.day) }
  const changing = bounds.filter((b) => b.show === 'change').map(askOf)
  const then = await liveSource(context, earlier, changing, null)
  const { code, name } = asked.area
  const say = (bound: Bound | 'area' | 'period' | 'day'): string => {
    if (bound === 'area') return name
    if (bound === 'period') return sayPeriod(layout.period, asked.day, l)
    if (bound === 'day') return sayPeriod('day', asked.day, l)
    const ask = askOf(bound)
    const cell = now(ask, code)
    if (!cell) return '—'
    if (bound.show !== 'change') return sayCell(ask.metric, cell, bound.show, l).text
    const before = then(ask, code)
    return before ? sayChange(ask.metric, cell, before, l) : '—'
  }
  const paragraphs = layout.parts.map((part): Part => {
    if ('heading' in part) return { kind: 'heading', text: part.heading[l] }
    if ('text' in part) return { kind: 'text', text: fillText(part.text[l], say) }
    const { figure, first, last, title } = part.ranking
    const rows = placesIn(asked, areas, askOf({ figure, measure: undefined, span: undefined }), l)
    const kept =
      rows.length <= (first ?? 0) + (last ?? 0)
        ? rows
        : [...rows.slice(0, first ?? 0), ...(last ? rows.slice(-last) : [])]
    return { kind: 'ranking', figure, text: title[l], rows: kept }
  })
  return {
    ...noTable,
    title: fillText(layout.title[l], say),
    paragraphs,
    metrics: [...asks, ...ranked].map((ask) => ask.metric),
  }
}

/** The last day of the period before. */
function dayBefore(period: 'month' | 'year', day: string): string {
  if (period === 'year') return `${Number(day.slice(0, 4)) - 1}-12-31`
  return monthEnd(monthBefore(day.slice(0, 7), 1))
}

/** Areas by value, best first; those with nothing to compare or too few people are not named. */
function placesIn(
  asked: Asked,
  source: FigureSource,
  ask: FigureAsk,
  l: 'zh' | 'en',
): NonNullable<Part['rows']> {
  const { metric } = ask
  const sign = metric.better === 'higher' ? -1 : 1
  const known = asked.children.flatMap((area) => {
    const cell = source(ask, area.code)
    const value = cell && !cell.suppressed ? figureValue(metric, cell) : null
    return cell && value !== null
      ? [{ area, value, said: sayCell(metric, cell, 'value', l) as SheetCell }]
      : []
  })
  known.sort((a, b) => sign * (a.value - b.value) || (a.area.code < b.area.code ? -1 : 1))
  return known.map(({ area, value, said }) => {
    const place = 1 + known.findIndex((other) => other.value === value)
    return { place: String(place), area: area.name, value: said.text }
  })
}
