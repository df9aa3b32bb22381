import { ArrowRight, Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { searchBeforeCreate } from '#contract/order-contract.ts'
import type { KnownPerson } from '#contract/order-shapes.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { StageBadge } from '#web/case/case-badges.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { orderText } from '#web/text/order.ts'
import type { OrderValues } from './order-form-values.ts'

type Sought = Pick<OrderValues, 'idNumber' | 'phone' | 'name'>

/** Search before create: nobody gets a second file by haste. Only the own area is searched, and it says so. */
export function SearchStep(props: {
  values: Sought
  onChange: (change: Partial<Sought>) => void
  /** `release` fills in what the register of releases knows already. */
  onNext: (release?: { readonly releasedOn: string }) => void
}) {
  const t = useText(orderText)
  const { values, onChange } = props
  const { act, busy, errors } = useAct(searchBeforeCreate, { refresh: [] })
  const [found, setFound] = useState<ReplyOf<typeof searchBeforeCreate>>()
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setFound(undefined)
    const { idNumber, phone, name } = values
    const given = Object.entries({ idNumber, phone, name }).filter(([, v]) => v.trim() !== '')
    setUnsaid(given.length === 0 ? [{ field: 'idNumber', says: t.search.needOne }] : [])
    if (given.length === 0) return
    const reply = await act({ body: Object.fromEntries(given.map(([k, v]) => [k, v.trim()])) })
    if (reply) setFound(reply)
  }

  return (
    <div className="stack">
      <p className="soft">{t.search.lead}</p>
      <ErrorSummary errors={[...unsaid, ...errors]} />
      <Card title={t.steps.search}>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <div className="form-columns">
            <TextField
              name="idNumber"
              label={t.search.idNumber}
              hint={t.search.hint}
              value={values.idNumber}
              maxLength={30}
              onChange={(idNumber) => onChange({ idNumber })}
            />
            <TextField
              name="phone"
              label={t.search.phone}
              type="tel"
              value={values.phone}
              maxLength={20}
              onChange={(phone) => onChange({ phone })}
            />
            <TextField
              name="name"
              label={t.search.name}
              value={values.name}
              maxLength={60}
              onChange={(name) => onChange({ name })}
            />
          </div>
          <div className="row">
            <Button type="submit" kind={found ? 'plain' : 'primary'} icon={Search} busy={busy}>
              {t.search.act}
            </Button>
          </div>
        </form>
      </Card>
      {found && <Found found={found} onNext={props.onNext} />}
    </div>
  )
}

function Found({
  found,
  onNext,
}: {
  found: ReplyOf<typeof searchBeforeCreate>
  onNext: (release?: { readonly releasedOn: string }) => void
}) {
  const t = useText(orderText)
  const none = found.people.length === 0
  const release = found.people.find((p) => p.release)?.release
  return (
    <div className="stack" aria-live="polite">
      <Banner
        kind={none && found.waiting === 0 ? 'good' : 'late'}
        title={none ? t.search.none : t.search.found(found.people.length)}
      >
        <p>{none ? t.search.noneText : t.search.foundText}</p>
        {found.waiting > 0 && <p>{t.search.waiting(found.waiting)}</p>}
      </Banner>
      {found.people.map((person) => (
        <Known key={person.personId} person={person} />
      ))}
      <div className="row">
        <Button kind="primary" icon={ArrowRight} onClick={() => onNext(release ?? undefined)}>
          {none ? t.search.go : t.search.goAnyway}
        </Button>
      </div>
    </div>
  )
}

function Known({ person }: { person: KnownPerson }) {
  const t = useText(orderText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const sex = labels.sex[person.sex as keyof typeof labels.sex]
  return (
    <Card title={person.name} level={3}>
      <div className="stack tight">
        <p className="soft">
          {[sex, person.birthYear && t.search.born(person.birthYear), person.fileNo]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {person.release && (
          <p className="row">
            <span>{t.search.released(sayDate(person.release.releasedOn, language))}</span>
            <Link to={`/releases/${person.release.releaseId}`}>{t.search.openRelease}</Link>
          </p>
        )}
        {person.cases.map((c) => (
          <p className="row" key={c.caseId}>
            <span>{c.measure && labels.measure[c.measure as keyof typeof labels.measure]}</span>
            <StageBadge stage={c.stage as keyof typeof labels.stage} />
            <Link to={`/cases/${c.caseId}`}>{t.search.open}</Link>
          </p>
        ))}
      </div>
    </Card>
  )
}
