import { exportStandards, type HaveRow, tableStandards } from '#contract/standard-contract.ts'
import { download, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { officeMeansText } from '#web/text/office-means.ts'
import { oversightText } from '#web/text/oversight.ts'
import { Counts } from './counts.tsx'
import type { OversightPlace } from './oversight-screen.tsx'
import { StandardCard } from './standard-card.tsx'

type Standards = ReplyOf<typeof tableStandards>

/** The seven haves: of one township item by item, above it by area. */
export function StandardsTab({ place }: { place: OversightPlace }) {
  if (place.code.length === 9) return <StandardCard place={place} />
  return <Areas place={place} />
}

function Areas({ place }: { place: OversightPlace }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const query = place.area ? { area: place.area } : {}
  const table = useRoute(tableStandards, { query })
  return (
    <Loaded query={table}>
      {(reply) => (
        <>
          <Counts
            counts={[
              { label: t.townships, value: reply.whole.townships },
              { label: t.full, value: reply.whole.complete },
              { label: t.states.unknown, value: reply.whole.townships - reply.whole.known, late: true },
            ]}
          />
          <Card
            title={t.table}
            flush
            actions={
              <Button small onClick={() => void download(exportStandards, { query }, 'standards.xlsx')}>
                {general.export}
              </Button>
            }
          >
            <p className="soft small card-note">
              {t.havesHow} {general.source(reply.source.source)}
            </p>
            <HaveTable table={reply} onArea={place.onArea} />
          </Card>
          {reply.trend.length > 0 && <Trend trend={reply.trend} />}
        </>
      )}
    </Loaded>
  )
}

/** Areas by item: each cell says how many townships have it, the shade only repeats it. */
function HaveTable({ table, onArea }: { table: Standards; onArea: (code: string) => void }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const say = useSay()
  const shade = (row: HaveRow, key: string) => {
    const yes = row.items[key]?.yes ?? 0
    // who said nothing is not shown as lacking it
    if (row.items[key]?.unknown === row.townships) return ''
    return yes === row.townships ? 'have-full' : yes === 0 ? 'have-none' : 'have-part'
  }
  const cells = (row: HaveRow) => (
    <>
      <td className="end" data-label={t.full}>
        {row.complete}/{row.townships}
      </td>
      {table.haves.map((have) => (
        <td key={have.key} className={`end ${shade(row, have.key)}`} data-label={say(have.title)}>
          {row.items[have.key]?.yes ?? 0}/{row.townships}
        </td>
      ))}
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="table-frame" tabIndex={0} aria-label={t.table}>
      <table className="table dense folds">
        <thead>
          <tr>
            <th scope="col">{general.area}</th>
            <th scope="col" className="end">
              {t.full}
            </th>
            {table.haves.map((have) => (
              <th key={have.key} scope="col" className="end">
                {say(have.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.below.map((row) => (
            <tr key={row.area.code}>
              <th scope="row">
                <button type="button" className="oversight-open" onClick={() => onArea(row.area.code)}>
                  {row.area.name}
                </button>
              </th>
              {cells(row)}
            </tr>
          ))}
          <tr className="strong">
            <th scope="row">{t.sum}</th>
            {cells(table.whole)}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Trend({ trend }: { trend: Standards['trend'] }) {
  const t = useText(officeMeansText)
  const most = Math.max(1, ...trend.map((m) => m.complete))
  return (
    <Card title={`${t.full} · ${t.trend}`}>
      <ol className="trend-bars">
        {trend.map((m) => (
          <li key={m.month}>
            <span>{m.complete}</span>
            <i style={{ blockSize: `${(m.complete / most) * 3.5}rem` }} aria-hidden />
            <span>{m.month.slice(5)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
