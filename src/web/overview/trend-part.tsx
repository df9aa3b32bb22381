import { useMemo } from 'react'
import type { Figure } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { Chart } from './chart.tsx'
import { axis, colours, grid, targetLine, tooltip } from './chart-look.ts'
import { numberOf, sayValue } from './figure-words.ts'
import { PictureOrTable } from './picture-or-table.tsx'
import { PlainTable } from './plain-table.tsx'

/** Thirteen months of one figure, with its target as a dashed line. */
export function TrendPart({ figure, metric }: { figure: Figure; metric: FigureDefinition }) {
  const t = useText(overviewText)
  const say = useSay()
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
  if (figure.trend.length === 0) return <EmptyState title={t.noHistory}>{t.noHistoryText}</EmptyState>
  const rows = figure.trend.map((p) => ({
    key: p.month,
    cells: [
      p.month,
      sayValue(metric, p.cell) ?? (p.cell.suppressed ? t.small : '—'),
      p.cell.numerator ?? '',
      metric.unit === 'count' ? '' : (p.cell.denominator ?? ''),
    ],
  }))
  return (
    <PictureOrTable
      picture={<Chart label={label} drawing={drawing} height={300} />}
      table={<PlainTable label={label} head={[t.month, t.value, t.numerator, t.denominator]} rows={rows} />}
    />
  )
}
