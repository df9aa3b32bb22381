import { useMemo, useRef } from 'react'
import { type Figure, overviewWorkbook } from '#contract/overview-contract.ts'
import { wilson } from '#core/metrics/interval.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { download } from '#web/api/call.ts'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { Chart, type ChartHandle } from './chart.tsx'
import { axis, colours, grid, targetLine, tooltip } from './chart-look.ts'
import { numberOf, sayInterval, sayValue } from './figure-words.ts'
import { drawnBy } from './pictures/drawn-by.ts'
import { PictureFrame } from './pictures/picture-frame.tsx'
import { PlainTable } from './plain-table.tsx'
import type { Where } from './where.ts'

/** Thirteen months of one figure, with its target as a dashed line. */
export function TrendPart(props: {
  figure: Figure
  metric: FigureDefinition
  where: Where
  /** Of where and when, for paper and files. */
  head: { readonly area: string; readonly day: string; readonly knownAt: string }
}) {
  const { figure, metric, where, head } = props
  const t = useText(overviewText)
  const say = useSay()
  const chart = useRef<ChartHandle>(null)
  const label = t.trendLabel(say(metric.title))
  const drawing = useMemo(() => {
    const values = figure.trend.map((p) => numberOf(metric, p.cell))
    return {
      grid,
      tooltip,
      xAxis: { type: 'category' as const, data: figure.trend.map((p) => p.month), ...axis },
      yAxis: { type: 'value' as const, scale: true, ...axis },
      series: [
        {
          type: 'line' as const,
          data: values,
          symbolSize: 7,
          lineStyle: { width: 2.5 },
          itemStyle: { color: colours.accent },
          markLine: targetLine(metric, figure.target, t.target),
        },
      ],
    }
  }, [figure, metric, t])
  const rows = figure.trend.map((p) => ({
    key: p.month,
    cells: [
      p.month,
      sayValue(metric, p.cell) ?? (p.cell.suppressed ? t.small : '—'),
      p.cell.numerator ?? '',
      metric.unit === 'count' ? '' : (p.cell.denominator ?? ''),
      metric.unit === 'percent' && p.cell.numerator !== null && p.cell.denominator !== null
        ? sayInterval(wilson(p.cell.numerator, p.cell.denominator))
        : '',
    ],
  }))
  return (
    <PictureFrame
      name="trend"
      about={{ title: label, ...head, source: say(metric.source), version: metric.version }}
      painting={() => drawnBy(chart)}
      onExcel={() => download(overviewWorkbook, { query: where }, 'figures.xlsx')}
      picture={<Chart label={label} drawing={drawing} height={300} handle={chart} />}
      table={
        <PlainTable
          label={label}
          head={[t.month, t.value, t.numerator, t.denominator, t.interval]}
          rows={rows}
        />
      }
    />
  )
}
