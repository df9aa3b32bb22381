import { useMemo } from 'react'
import type { z } from 'zod'
import { overviewRanking } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { Chart } from './chart.tsx'
import { axis, colours, tooltip } from './chart-look.ts'
import { numberOf, sayCount, sayValue } from './figure-words.ts'
import { PlainTable } from './plain-table.tsx'
import type { Below, Where } from './where.ts'

type Ranking = z.output<typeof overviewRanking.reply>

/** The areas below by one figure: a bar for each, and a table with everything a fair comparison needs. */
export function RankingPart(props: {
  where: Where
  below: Below
  metric: FigureDefinition
  onArea: (code: string) => void
}) {
  const { where, below, metric, onArea } = props
  const t = useText(overviewText)
  const ranking = useRoute(overviewRanking, { query: { ...where, below, metric: metric.key } })
  return (
    <Loaded query={ranking}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={t.noBelow}>{t.noBelowText}</EmptyState>
        ) : (
          <div className="stack tight">
            <p className="soft small">{t.fair}</p>
            <RankingBars data={data} metric={metric} />
            <RankingTable data={data} metric={metric} onArea={onArea} />
          </div>
        )
      }
    </Loaded>
  )
}

function RankingBars({ data, metric }: { data: Ranking; metric: FigureDefinition }) {
  const t = useText(overviewText)
  const say = useSay()
  const drawing = useMemo(() => {
    const shown = data.rows.filter((r) => r.rank !== null).slice(0, 30)
    return {
      grid: { left: 8, right: 56, top: 8, bottom: 24, containLabel: true },
      tooltip,
      xAxis: { type: 'value' as const, ...axis },
      yAxis: { type: 'category' as const, inverse: true, data: shown.map((r) => r.area.name), ...axis },
      series: [
        {
          type: 'bar' as const,
          barMaxWidth: 18,
          label: { show: true, position: 'right' as const, color: colours.ink },
          data: shown.map((r) => ({
            value: numberOf(metric, r.cell),
            itemStyle: { color: r.small ? colours.soft : colours.accent },
          })),
        },
      ],
    }
  }, [data, metric])
  const shown = Math.min(30, data.rows.filter((r) => r.rank !== null).length)
  if (shown === 0) return null
  return <Chart label={t.rankingLabel(say(metric.title))} drawing={drawing} height={60 + 26 * shown} />
}

function RankingTable({
  data,
  metric,
  onArea,
}: {
  data: Ranking
  metric: FigureDefinition
  onArea: (code: string) => void
}) {
  const t = useText(overviewText)
  const say = useSay()
  const head = [t.area, t.rank, t.value, t.numerator, t.denominator, t.onFile, t.interval]
  const rows = data.rows.map((r) => ({
    key: r.area.code,
    cells: [
      <span className="row" key="area">
        <button type="button" className="linklike" onClick={() => onArea(r.area.code)}>
          {r.area.name}
        </button>
        {r.small && (
          <span title={t.smallNumberWhy}>
            <Badge>{t.smallNumber}</Badge>
          </span>
        )}
      </span>,
      r.rank ?? '—',
      sayValue(metric, r.cell) ?? (r.cell.suppressed ? t.small : '—'),
      r.cell.numerator === null ? '' : sayCount(r.cell.numerator),
      r.cell.denominator === null || metric.unit === 'count' ? '' : sayCount(r.cell.denominator),
      r.onFile === null ? t.small : sayCount(r.onFile),
      r.interval ? `${points(r.interval.low)}–${points(r.interval.high)}%` : '',
    ],
  }))
  const total = {
    key: 'total',
    cells: [
      <strong key="total">{t.total}</strong>,
      '',
      sayValue(metric, data.total) ?? '—',
      data.total.numerator === null ? '' : sayCount(data.total.numerator),
      metric.unit === 'count' || data.total.denominator === null ? '' : sayCount(data.total.denominator),
      '',
      '',
    ],
  }
  return <PlainTable label={t.rankingLabel(say(metric.title))} head={head} rows={[...rows, total]} />
}

function points(share: number): string {
  return (Math.round(share * 1000) / 10).toFixed(1)
}
