import type { CohortSeries } from '#contract/picture-contract.ts'
import { findCurve } from '#core/survival/curves.ts'
import { useSay, useText } from '#web/language/language.ts'
import { sayCount } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { CohortReply } from './cohort-part.tsx'
import { type CohortSentences, sayShare } from './cohort-words.ts'

/** The same in numbers: every cohort with its end, then the shown ones day by day. */
export function CohortTable(props: {
  data: CohortReply
  chosen: CohortSeries
  against: CohortSeries | null
  words: CohortSentences
  onList: (cohort: string) => void
}) {
  const { data, chosen, against, words, onList } = props
  const t = useText(picturesText).cohort
  const overview = useText(overviewText)
  const say = useSay()
  const title = say(findCurve(data.curve)?.title ?? { zh: '', en: '' })
  const rows = data.cohorts.map((c) => {
    const last = c.points.at(-1)
    return {
      key: c.cohort,
      cells: [
        c.cohort,
        c.people === null ? (
          overview.small
        ) : (
          <button
            key="people"
            type="button"
            className="linklike"
            aria-label={`${t.openList(c.cohort)} ${sayCount(c.people)}`}
            onClick={() => onList(c.cohort)}
          >
            {sayCount(c.people)}
          </button>
        ),
        last ? sayShare(last.share) : '—',
        words.band(last),
        last ? last.day : '',
        c.suppressed ? '' : (c.median ?? t.notReached),
      ],
    }
  })
  return (
    <div className="stack tight">
      <PlainTable label={title} head={[t.cohort, t.people, t.end, t.band, t.day, t.median]} rows={rows} />
      {[chosen, ...(against ? [against] : [])].map((s) => (
        <PlainTable
          key={words.nameOf(s)}
          label={t.label(title, words.nameOf(s))}
          head={[`${words.nameOf(s)} · ${t.day}`, t.share, t.band, t.atRisk]}
          rows={s.atRisk.map((r) => {
            const point = s.points.findLast((p) => p.day <= r.day)
            return {
              key: String(r.day),
              cells: [r.day, point ? sayShare(point.share) : '—', words.band(point), sayCount(r.people)],
            }
          })}
        />
      ))}
    </div>
  )
}
