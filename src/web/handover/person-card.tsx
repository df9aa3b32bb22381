import { Fragment } from 'react'
import type { HandoverPage } from '#contract/handover-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'
import { labelsText } from '#web/text/labels.ts'

/** What is shared before a file is accepted; nothing else of the person reaches the other office. */
export function PersonCard({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const labels = useText(labelsText)
  const say = useSay()
  const { language } = useLanguage()
  const { person } = page
  const day = (date: string | null) =>
    date ? sayDate(date, language) : <span className="soft">{t.never}</span>
  const rows = [
    [t.measure, measureName(person.measure, labels.measure)],
    [t.organ, person.organ],
    [t.documentNo, person.documentNo],
    [t.reportedOn, day(person.reportedOn)],
    [t.agreementOn, day(person.agreementOn)],
    [t.contact, labels.contact[person.contact]],
    [t.lastTest, day(person.lastTestOn)],
  ] as const
  return (
    <Card title={t.personCard}>
      <div className="stack">
        <p className="row">
          <span className="strong">{person.name}</span>
          <span className="soft">
            {labels.sex[person.sex]}
            {person.age !== null && ` · ${t.age(person.age)}`}
          </span>
          <span className="soft figures">{person.fileNo}</span>
        </p>
        <dl className="facts">
          {rows.map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value ?? '—'}</dd>
            </Fragment>
          ))}
          <dt>{t.counters}</dt>
          <dd>
            {person.counters.map((c) => (
              <p key={c.what.zh} className="numbers">
                {say(c.what)} {c.value} / {c.threshold}
              </p>
            ))}
          </dd>
        </dl>
        <p className="soft small">{page.kind === 'move' ? page.guest && t.guestNote : t.entrustNote}</p>
      </div>
    </Card>
  )
}

function measureName(measure: string | null, names: Readonly<Record<string, string>>): string | null {
  return measure === null ? null : (names[measure] ?? measure)
}
