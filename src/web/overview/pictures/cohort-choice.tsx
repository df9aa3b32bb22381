import type { CohortSeries } from '#contract/picture-contract.ts'
import { Select } from '#web/kit/select.tsx'
import { useText } from '#web/language/language.ts'
import { sayCount } from '#web/overview/figure-words.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { CohortReply, Place } from './cohort-part.tsx'

/** Which cohort, and what it is compared with: another cohort here, or the same one in an area below. */
export function CohortChoice(props: {
  data: CohortReply
  places: readonly Place[]
  chosen: CohortSeries
  against: string
  onChange: (change: { cohort?: string; against?: string }) => void
}) {
  const { data, places, chosen, against, onChange } = props
  const t = useText(picturesText).cohort
  const overview = useText(overviewText)
  const people = (c: CohortSeries) => (c.people === null ? overview.small : t.howMany(sayCount(c.people)))
  const others = data.cohorts.filter((c) => c !== chosen).toReversed()
  return (
    <div className="overview-controls no-print">
      <Select
        name="cohort"
        label={t.cohort}
        empty={false}
        value={chosen.cohort}
        onChange={(cohort) => onChange({ cohort, against: '' })}
        options={data.cohorts
          .toReversed()
          .map((c) => ({ value: c.cohort, label: `${c.cohort} · ${people(c)}` }))}
      />
      <Select
        name="against"
        label={t.against}
        empty={t.nothing}
        value={against}
        onChange={(value) => onChange({ against: value })}
        options={[
          ...others.map((c) => ({ value: c.cohort, label: `${c.cohort} · ${people(c)}` })),
          ...places.map((p) => ({ value: p.code, label: `${p.name} · ${chosen.cohort}` })),
        ]}
      />
    </div>
  )
}
