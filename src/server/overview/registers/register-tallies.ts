import { nothing } from '#core/metrics/measure-case.ts'
import type { Tally } from '#core/metrics/metric.ts'
import type { RegisterMetric } from '#core/metrics/register-metric.ts'
import { measureLine } from '#core/metrics/register-metrics.ts'
import { monthEnd, monthsOfSpan, type Span } from '#core/metrics/time-span.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { countStaff, type StaffPoint } from '#server/store/staff-figures.ts'
import { townshipLines } from './township-lines.ts'

/**
 * The figure as asked: on the day, and of the months of the span up to it. Figures of a day look at the last day only, so
 * they share the point, and its one reading of the register, with those of the span.
 */
export function pointAsked(day: PlainDate, span: Span): StaffPoint {
  const { from } = monthsOfSpan({ kind: 'period' }, day, span)
  return { at: 'asked', from: `${from}-01`, to: day }
}

/** A month of a trend: as on its end (or on the day asked while it runs), and what fell in it. */
export function pointOfMonth(month: string, day: PlainDate): StaffPoint {
  const end = monthEnd(month)
  return { at: month, from: `${month}-01`, to: end < day ? end : day }
}

/** Key of a figure, point and area in `registerTallies`. */
export function tallyKey(metric: RegisterMetric, at: string, area: string): string {
  return `${metric.key} ${at} ${area}`
}

/**
 * Figures over other registers, by sub-area where `width` cuts the code (0: the whole area). What belongs to organisations
 * above the sub-areas is in the line of their own code, so that the whole is always the sum of its lines.
 */
export async function registerTallies(
  context: Context,
  area: string,
  asked: readonly { readonly metric: RegisterMetric; readonly points: readonly StaffPoint[] }[],
  width: number,
): Promise<ReadonlyMap<string, Tally>> {
  const sums = new Map<string, Tally>()
  const add = (key: string, t: Tally, times = 1) => {
    const a = sums.get(key) ?? nothing
    sums.set(key, {
      numerator: a.numerator + times * t.numerator,
      denominator: a.denominator + times * t.denominator,
    })
  }
  const staff = await staffCounts(context, area, asked, width)
  const lines = await linesOf(context, area, asked)
  for (const { metric, points } of asked)
    for (const point of points) {
      if (metric.register === 'staff')
        for (const { area: code, people, view } of staff.get(spanKey(point)) ?? [])
          add(tallyKey(metric, point.at, code), measureLine(metric, view), people)
      else
        for (const { area: code, view } of lines.get(point.to) ?? [])
          add(tallyKey(metric, point.at, code.slice(0, width)), measureLine(metric, view))
    }
  return sums
}

type Asked = Parameters<typeof registerTallies>[2]

function spanKey(point: StaffPoint): string {
  return `${point.from} ${point.to}`
}

/** Several figures ask for the same days: each pair of days is counted once. */
async function staffCounts({ tx }: Context, area: string, asked: Asked, width: number) {
  const points = asked.filter((a) => a.metric.register === 'staff').flatMap((a) => a.points)
  const apart = [...new Map(points.map((p) => [spanKey(p), { ...p, at: spanKey(p) }])).values()]
  const found = apart.length === 0 ? [] : await countStaff(tx, area, apart, width)
  return grouped(found)
}

async function linesOf(context: Context, area: string, asked: Asked) {
  const points = asked.filter((a) => a.metric.register === 'townships').flatMap((a) => a.points)
  const days = [...new Set(points.map((p) => p.to))]
  return grouped(days.length === 0 ? [] : await townshipLines(context, area, days))
}

function grouped<T extends { readonly at: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>()
  for (const one of all) {
    const same = by.get(one.at)
    if (same) same.push(one)
    else by.set(one.at, [one])
  }
  return by
}
