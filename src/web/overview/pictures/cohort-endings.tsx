import type { CohortSeries } from '#contract/picture-contract.ts'
import { findCurve } from '#core/survival/curves.ts'
import { useText } from '#web/language/language.ts'
import { sayCount } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'

type Ending = CohortSeries['endings'][number]['ending']

/** What became of everybody in the cohort: events first, each number opens its people. */
export function CohortEndings(props: {
  curve: string
  series: CohortSeries
  onList: (ending: Ending) => void
}) {
  const { series, onList } = props
  const t = useText(picturesText).cohort
  const overview = useText(overviewText)
  const events: readonly string[] = findCurve(props.curve)?.events ?? []
  const order = (ending: Ending) => (events.includes(ending) ? 0 : ending === 'open' ? 2 : 1)
  const rows = series.endings
    .toSorted((a, b) => order(a.ending) - order(b.ending) || (b.people ?? 0) - (a.people ?? 0))
    .map(({ ending, people }) => ({
      key: ending,
      cells: [
        t.endingsOf[ending],
        events.includes(ending) ? t.event : t.censored,
        people === null ? (
          overview.small
        ) : (
          <button
            key="people"
            type="button"
            className="linklike"
            aria-label={`${t.endingList(t.endingsOf[ending])} ${sayCount(people)}`}
            onClick={() => onList(ending)}
          >
            {sayCount(people)}
          </button>
        ),
      ],
    }))
  return (
    <section className="stack tight">
      <h3>{t.endings}</h3>
      <PlainTable label={t.endings} head={[t.ending, '', t.people]} rows={rows} />
    </section>
  )
}
