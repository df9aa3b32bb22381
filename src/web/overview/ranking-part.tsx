import { useMemo, useRef } from 'react'
import { overviewRanking, overviewWorkbook } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { Chart, type ChartHandle } from './chart.tsx'
import { axis, colours, tooltip } from './chart-look.ts'
import { numberOf } from './figure-words.ts'
import { drawnBy } from './pictures/drawn-by.ts'
import { PictureFrame } from './pictures/picture-frame.tsx'
import type { Ranking } from './pictures/tile-model.ts'
import { RankingTable } from './ranking-table.tsx'
import type { Below, Where } from './where.ts'

const barsShown = 30

type RankingProps = {
  where: Where
  below: Below
  metric: FigureDefinition
  onArea: (code: string) => void
}

/** The areas below by one figure: a bar for each, and a table with everything a fair comparison needs. */
export function RankingPart(props: RankingProps) {
  const { where, below, metric } = props
  const t = useText(overviewText)
  const ranking = useRoute(overviewRanking, { query: { ...where, below, metric: metric.key } })
  return (
    <Loaded query={ranking}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={t.noBelow}>{t.noBelowText}</EmptyState>
        ) : (
          <RankingPicture {...props} data={data} />
        )
      }
    </Loaded>
  )
}

function RankingPicture({ data, where, below, metric, onArea }: RankingProps & { data: Ranking }) {
  const t = useText(overviewText)
  const say = useSay()
  const chart = useRef<ChartHandle>(null)
  const title = t.rankingLabel(say(metric.title))
  const { area, day, knownAt } = data
  const { source, version, key } = metric
  const drawing = useMemo(() => barsOf(data, metric), [data, metric])
  const table = <RankingTable data={data} metric={metric} onArea={onArea} />
  const bars = Math.min(barsShown, data.rows.filter((r) => r.rank !== null).length)
  return (
    <PictureFrame
      name="ranking"
      about={{ title, area: area.name, day, knownAt, source: say(source), version }}
      painting={() => drawnBy(chart)}
      onExcel={() => download(overviewWorkbook, { query: { ...where, below, metric: key } }, 'ranking.xlsx')}
      picture={
        <div className="stack tight">
          <p className="soft small">{t.fair}</p>
          {bars > 0 && <Chart label={title} drawing={drawing} height={60 + 26 * bars} handle={chart} />}
          {table}
        </div>
      }
      table={table}
    />
  )
}

function barsOf(data: Ranking, metric: FigureDefinition) {
  const shown = data.rows.filter((r) => r.rank !== null).slice(0, barsShown)
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
          itemStyle: { color: r.small ? colours.small : colours.accent },
        })),
      },
    ],
  }
}
