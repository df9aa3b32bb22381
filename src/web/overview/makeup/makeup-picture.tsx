import { useMemo, useRef } from 'react'
import type { Metric } from '#core/metrics/metric.ts'
import { share } from '#core/metrics/value.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { Chart, type ChartHandle } from '#web/overview/chart.tsx'
import { axis, colours, tooltip } from '#web/overview/chart-look.ts'
import { numberOf, sayCount, sayInterval, sayValue } from '#web/overview/figure-words.ts'
import { drawnBy } from '#web/overview/pictures/drawn-by.ts'
import { PictureFrame } from '#web/overview/pictures/picture-frame.tsx'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { makeupText } from '#web/text/makeup.ts'
import { overviewText } from '#web/text/overview.ts'
import { type Parts, useValueName } from './value-name.ts'

const barsShown = 30

type PictureProps = { data: Parts; metric: Metric; onOpen: (value: Parts['values'][number]) => void }

/** A bar for each value, and the table that says the same with counts, shares and intervals. */
export function MakeupPicture({ data, metric, onOpen }: PictureProps) {
  const t = useText(makeupText)
  const say = useSay()
  const nameOf = useValueName()
  const chart = useRef<ChartHandle>(null)
  const title = t.title(say(metric.title), t.dimensions[data.by])
  const names = data.values.map(nameOf).join('\n')
  const drawing = useMemo(() => barsOf(data, metric, names.split('\n')), [data, metric, names])
  const bars = Math.min(barsShown, data.values.filter((v) => !v.cell.suppressed).length)
  const table = <MakeupTable data={data} metric={metric} onOpen={onOpen} label={title} />
  const about = {
    title,
    area: data.area.name,
    day: data.day,
    knownAt: data.knownAt,
    source: say(metric.source),
    version: metric.version,
  }
  return (
    <PictureFrame
      name="makeup"
      about={about}
      painting={() => drawnBy(chart)}
      picture={
        <div className="stack tight">
          {bars > 0 && <Chart label={title} drawing={drawing} height={60 + 30 * bars} handle={chart} />}
          {table}
        </div>
      }
      table={table}
    />
  )
}

function barsOf(data: Parts, metric: Metric, names: readonly string[]) {
  const shown = data.values
    .map((v, i) => ({ ...v, name: names[i] ?? v.value }))
    .filter((v) => !v.cell.suppressed)
    .slice(0, barsShown)
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 24, containLabel: true },
    tooltip,
    xAxis: { type: 'value' as const, ...axis },
    yAxis: { type: 'category' as const, inverse: true, data: shown.map((v) => v.name), ...axis },
    series: [
      {
        type: 'bar' as const,
        barMaxWidth: 20,
        label: { show: true, position: 'right' as const, color: colours.ink },
        data: shown.map((v) => ({
          value: numberOf(metric, v.cell),
          itemStyle: { color: v.small ? colours.small : colours.accent },
        })),
      },
    ],
  }
}

function MakeupTable({ data, metric, onOpen, label }: PictureProps & { label: string }) {
  const t = useText(makeupText)
  const overview = useText(overviewText)
  const nameOf = useValueName()
  const isCount = metric.unit === 'count'
  const of = (cell: Parts['total']) => (isCount ? cell.numerator : cell.denominator)
  const whole = of(data.total)
  const rows = data.values.map((v) => ({
    key: v.value,
    cells: [
      <span className="row" key="value">
        {v.cell.suppressed ? (
          nameOf(v)
        ) : (
          <button
            type="button"
            className="linklike"
            aria-label={t.openList(nameOf(v))}
            onClick={() => onOpen(v)}
          >
            {nameOf(v)}
          </button>
        )}
        {v.small && (
          <span title={overview.smallNumberWhy}>
            <Badge>{overview.smallNumber}</Badge>
          </span>
        )}
      </span>,
      sayValue(metric, v.cell) ?? (v.cell.suppressed ? overview.small : '—'),
      v.cell.numerator === null ? '' : sayCount(v.cell.numerator),
      v.cell.denominator === null || isCount ? '' : sayCount(v.cell.denominator),
      shareOf(of(v.cell), whole),
      sayInterval(v.interval),
    ],
  }))
  const { total } = data
  const last = {
    key: 'total',
    cells: [
      <strong key="total">{overview.total}</strong>,
      sayValue(metric, total) ?? (total.suppressed ? overview.small : '—'),
      total.numerator === null ? '' : sayCount(total.numerator),
      total.denominator === null || isCount ? '' : sayCount(total.denominator),
      whole ? '100%' : '',
      '',
    ],
  }
  const head = [
    t.dimensions[data.by],
    overview.value,
    overview.numerator,
    overview.denominator,
    t.share,
    overview.interval,
  ]
  return <PlainTable label={label} head={head} rows={[...rows, last]} />
}

/** How much of the whole a part is. */
function shareOf(part: number | null, whole: number | null): string {
  return part === null || !whole ? '' : `${share(part, whole, 1)}%`
}
