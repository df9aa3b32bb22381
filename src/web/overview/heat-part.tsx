import { useMemo } from 'react'
import type { z } from 'zod'
import type { Cell } from '#contract/overview-contract.ts'
import { overviewHeat } from '#contract/overview-contract.ts'
import { overviewPictureBook } from '#contract/picture-contract.ts'
import { smallNumber, wilson } from '#core/metrics/interval.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import { sayInterval, sayValue } from './figure-words.ts'
import { heatPainting } from './pictures/heat-painting.ts'
import { PictureFrame } from './pictures/picture-frame.tsx'
import { shadesOf } from './pictures/shades.ts'
import type { Below, Where } from './where.ts'

type Heat = z.output<typeof overviewHeat.reply>
type HeatProps = {
  where: Where
  below: Below
  metric: FigureDefinition
  onArea: (code: string) => void
}

/** Areas by month. Every cell has its number, the shade only repeats it; the table beside it has the counts. */
export function HeatPart(props: HeatProps) {
  const { where, below, metric } = props
  const t = useText(overviewText)
  const heat = useRoute(overviewHeat, { query: { ...where, below, metric: metric.key, months: 12 } })
  return (
    <Loaded query={heat}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={t.noBelow}>{t.noBelowText}</EmptyState>
        ) : (
          <HeatPicture {...props} data={data} />
        )
      }
    </Loaded>
  )
}

function HeatPicture({ data, where, below, metric, onArea }: HeatProps & { data: Heat }) {
  const t = useText(overviewText)
  const pictures = useText(picturesText)
  const say = useSay()
  const shades = useMemo(
    () =>
      shadesOf(
        metric,
        data.rows.flatMap((r) => r.cells).filter((c) => !isSmall(metric, c)),
      ),
    [metric, data],
  )
  const title = t.heatLabel(say(metric.title))
  const value = (cell: Cell) => sayValue(metric, cell) ?? (cell.suppressed ? t.small : '—')
  const shade = (cell: Cell) => (isSmall(metric, cell) ? 0 : shades.of(cell))
  const counts = (cell: Cell) =>
    cell.numerator === null
      ? t.small
      : metric.unit === 'count'
        ? String(cell.numerator)
        : `${cell.numerator}/${cell.denominator}`
  const about = { area: data.area.name, day: data.day, knownAt: data.knownAt }
  const query = { ...where, below, metric: metric.key, picture: 'heat' as const }
  const table = { data, metric, onArea }
  return (
    <PictureFrame
      name="heat"
      about={{ title, ...about, source: say(metric.source), version: metric.version }}
      painting={() =>
        heatPainting({
          months: data.months,
          rows: data.rows.map((r) => ({
            name: r.area.name,
            cells: r.cells.map((c) => ({
              text: value(c),
              shade: shade(c),
              isSmall: isSmall(metric, c),
              hidden: c.suppressed,
            })),
          })),
        })
      }
      onExcel={() => download(overviewPictureBook, { query }, 'heat.xlsx')}
      picture={
        <div className="stack tight">
          <p className="soft small">{pictures.heat.how}</p>
          <HeatTable
            {...table}
            label={title}
            say={value}
            classOf={(c) => (isSmall(metric, c) ? 'end small-number' : `end shade-${shade(c)}`)}
          />
        </div>
      }
      table={
        <HeatTable
          {...table}
          label={`${title}：${pictures.heat.counts}`}
          say={counts}
          classOf={() => 'end'}
        />
      }
    />
  )
}

function isSmall(metric: FigureDefinition, { denominator }: Cell): boolean {
  return metric.unit === 'percent' && denominator !== null && denominator > 0 && denominator < smallNumber
}

function HeatTable(props: {
  data: Heat
  metric: FigureDefinition
  label: string
  say: (cell: Cell) => string
  classOf: (cell: Cell) => string
  onArea: (code: string) => void
}) {
  const { data, metric, label, say, classOf, onArea } = props
  const t = useText(overviewText)
  const title = ({ numerator, denominator }: Cell) =>
    metric.unit === 'percent' && numerator !== null && denominator
      ? `${numerator}/${denominator} ${t.interval} ${sayInterval(wilson(numerator, denominator))}`
      : undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="table-frame tall" tabIndex={0} aria-label={label}>
      <table className="table dense heat">
        <thead>
          <tr>
            <th scope="col">{t.area}</th>
            {data.months.map((month) => (
              <th key={month} scope="col" className="end">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.area.code}>
              <th scope="row">
                <button type="button" className="linklike" onClick={() => onArea(row.area.code)}>
                  {row.area.name}
                </button>
              </th>
              {row.cells.map((cell, i) => (
                <td key={data.months[i]} className={classOf(cell)} title={title(cell)}>
                  {say(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
