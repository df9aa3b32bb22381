import type { Cell } from '#contract/overview-contract.ts'
import { overviewHeat } from '#contract/overview-contract.ts'
import { type AnyMetric, hasHistory } from '#core/metrics/register-metric.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { numberOf, sayValue } from './figure-words.ts'
import type { Below, Where } from './where.ts'

/** Areas by month. The table is the picture: every cell has its number, the shade only repeats it. */
export function HeatPart(props: {
  where: Where
  below: Below
  metric: AnyMetric
  onArea: (code: string) => void
}) {
  const { where, below, metric, onArea } = props
  const t = useText(overviewText)
  const say = useSay()
  const heat = useRoute(overviewHeat, { query: { ...where, below, metric: metric.key, months: 12 } })
  return (
    <Loaded query={heat}>
      {({ rows, months }) => {
        if (!hasHistory(metric, where.area))
          return <EmptyState title={t.noHistory}>{t.noHistoryText}</EmptyState>
        if (rows.length === 0) return <EmptyState title={t.noBelow}>{t.noBelowText}</EmptyState>
        const shade = shadeOf(
          metric,
          rows.flatMap((r) => r.cells),
        )
        const label = t.heatLabel(say(metric.title))
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
          <section className="table-frame tall" tabIndex={0} aria-label={label}>
            <table className="table dense heat">
              <thead>
                <tr>
                  <th scope="col">{t.area}</th>
                  {months.map((month) => (
                    <th key={month} scope="col" className="end">
                      {month}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.area.code}>
                    <th scope="row">
                      <button type="button" className="linklike" onClick={() => onArea(row.area.code)}>
                        {row.area.name}
                      </button>
                    </th>
                    {row.cells.map((cell, i) => (
                      <td key={months[i]} className={`end shade-${shade(cell)}`}>
                        {sayValue(metric, cell) ?? (cell.suppressed ? t.small : '—')}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      }}
    </Loaded>
  )
}

/** Five shades between the lowest and the highest value shown; the darker, the better. */
function shadeOf(metric: AnyMetric, cells: readonly Cell[]): (cell: Cell) => number {
  const values = cells.map((c) => numberOf(metric, c)).filter((v) => v !== null)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (cell) => {
    const value = numberOf(metric, cell)
    if (value === null || high === low) return 0
    const share = (value - low) / (high - low)
    return 1 + Math.min(4, Math.floor(5 * (metric.better === 'higher' ? share : 1 - share)))
  }
}
