import type { Metric } from '#core/metrics/metric.ts'
import { useText } from '#web/language/language.ts'
import { sayCount, sayValue } from '#web/overview/figure-words.ts'
import { overviewText } from '#web/text/overview.ts'
import { type Parts, useValueName } from './value-name.ts'

/** The areas below by the same values: each column is the comparison of one value. */
export function MakeupAreas(props: {
  data: Parts
  metric: Metric
  label: string
  onArea: (code: string) => void
}) {
  const { data, metric, label, onArea } = props
  const overview = useText(overviewText)
  const nameOf = useValueName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="table-frame tall" tabIndex={0} aria-label={label}>
      <table className="table dense makeup-areas">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{overview.area}</th>
            {data.values.map((value) => (
              <th key={value.value} scope="col" className="end">
                {nameOf(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.areas.map((row) => (
            <tr key={row.area.code}>
              <th scope="row">
                <button type="button" className="linklike" onClick={() => onArea(row.area.code)}>
                  {row.area.name}
                </button>
              </th>
              {row.cells.map((cell, i) => (
                <td key={data.values[i]?.value} className="end">
                  {sayValue(metric, cell) ?? (cell.suppressed ? overview.small : '—')}
                  {metric.unit !== 'count' && cell.denominator !== null && cell.denominator > 0 && (
                    <span className="soft small makeup-counts numbers">
                      {overview.of(sayCount(cell.numerator ?? 0), sayCount(cell.denominator))}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
