import type { FigureDefinition } from '#core/metrics/metric.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { sayCount, sayInterval, sayValue } from './figure-words.ts'
import type { Ranking } from './pictures/tile-model.ts'
import { PlainTable } from './plain-table.tsx'

/** The areas below with everything a fair comparison needs: counts, people on file, interval. */
export function RankingTable(props: {
  data: Ranking
  metric: FigureDefinition
  onArea: (code: string) => void
}) {
  const { data, metric, onArea } = props
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
      sayInterval(r.interval),
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
