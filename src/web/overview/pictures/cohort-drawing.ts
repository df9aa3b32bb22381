import type { CohortSeries } from '#contract/picture-contract.ts'
import type { Curve } from '#core/survival/curves.ts'
import { axis, colours, tooltip } from '#web/overview/chart-look.ts'
import type { Drawing } from '#web/overview/draw.ts'

export type CohortWords = {
  readonly nameOf: (series: CohortSeries) => string
  readonly dayOf: (day: number) => string
}

/** The chosen curve with its band, another one dashed beside it, the rest as thin grey lines; numbers at risk under the axis. */
export function cohortDrawing(
  curve: Curve,
  horizon: number,
  shown: {
    readonly chosen: CohortSeries
    readonly against: CohortSeries | null
    readonly others: readonly CohortSeries[]
  },
  words: CohortWords,
): Drawing {
  const { chosen, against, others } = shown
  const main = [chosen, ...(against ? [against] : [])]
  const marks = Array.from({ length: Math.floor(horizon / curve.marks) + 1 }, (_, i) => i * curve.marks)
  const under = (day: number) =>
    [
      words.dayOf(day),
      ...main.map((s) => s.atRisk.find((r) => r.day === day)?.people.toString() ?? '–'),
    ].join('\n')
  return {
    grid: { left: 52, right: 24, top: 20, bottom: 34 + 18 * main.length },
    tooltip: {
      ...tooltip,
      valueFormatter: (v: unknown) => (typeof v === 'number' ? `${v.toFixed(1)}%` : ''),
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: marks.at(-1) ?? horizon,
      interval: curve.marks,
      ...axis,
      axisLabel: { ...axis.axisLabel, formatter: under, lineHeight: 18, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      ...axis,
      axisLabel: { ...axis.axisLabel, formatter: '{value}%' },
    },
    series: [
      ...others.map((s) => ({ ...line(s, words.nameOf(s)), ...faint })),
      ...main.flatMap((s, i) => [
        ...bandOf(s, i),
        { ...line(s, words.nameOf(s)), ...strong(s, i, isAbove(s, main[1 - i])) },
      ]),
    ],
  }
}

const inks = [colours.accent, colours.late]

function line(s: CohortSeries, name: string) {
  return {
    name,
    type: 'line' as const,
    step: 'end' as const,
    showSymbol: false,
    data: s.points.map((p) => [p.day, Math.round(p.share * 1000) / 10]),
  }
}

const faint = {
  lineStyle: { width: 1, color: '#b9c4c7' },
  itemStyle: { color: '#b9c4c7' },
  silent: true,
  tooltip: { show: false },
}

/** Which of two is the upper one where the shorter ends: its name stands above its line. */
function isAbove(s: CohortSeries, other: CohortSeries | undefined): boolean {
  if (!other) return true
  const day = Math.min(s.last, other.last)
  const at = (x: CohortSeries) => x.points.findLast((p) => p.day <= day)?.share ?? 0
  return at(s) >= at(other)
}

function strong(s: CohortSeries, place: number, above: boolean) {
  const color = s.small ? '#7d8b90' : (inks[place] ?? colours.ink)
  return {
    lineStyle: { width: 2.5, color, type: place === 0 ? ('solid' as const) : ('dashed' as const) },
    itemStyle: { color },
    endLabel: {
      show: true,
      formatter: '{a}',
      color,
      offset: [-4, above ? -14 : 16],
      align: 'right' as const,
    },
    z: 5,
  }
}

/** Low as an unseen line and the width above it as an area: one band of light colour. */
function bandOf(s: CohortSeries, place: number) {
  const color = s.small ? '#7d8b90' : (inks[place] ?? colours.ink)
  const part = (name: string, data: readonly (readonly number[])[], opacity: number) => ({
    name,
    type: 'line' as const,
    step: 'end' as const,
    stack: `band-${place}`,
    showSymbol: false,
    silent: true,
    tooltip: { show: false },
    lineStyle: { opacity: 0 },
    areaStyle: { color, opacity },
    data: data.map((d) => [...d]),
  })
  const low = s.points.map((p) => [p.day, 100 * (p.low ?? p.share)])
  const width = s.points.map((p) => [p.day, 100 * ((p.high ?? p.share) - (p.low ?? p.share))])
  return [part(`low-${place}`, low, 0), part(`band-${place}`, width, 0.16)]
}
