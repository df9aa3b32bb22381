import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { printCertificate, showUnit, type UnitEventLine } from '#contract/demonstration-contract.ts'
import { address, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { demonstrationText } from '#web/text/demonstration.ts'
import { oversightText } from '#web/text/oversight.ts'
import { CriteriaTable } from './criteria-table.tsx'
import { Evidence } from './evidence.tsx'
import { UnitActDialog } from './unit-act-dialog.tsx'
import { Recheck, UnitStage } from './units-tab.tsx'
import './oversight.css'

export type Unit = ReplyOf<typeof showUnit>

/** One title from the application on: what is asked, who said what, what comes next. */
export function UnitScreen() {
  const { unitId = '' } = useParams()
  const unit = useRoute(showUnit, { params: { unitId } })
  return (
    <Loaded query={unit} lines={8}>
      {(reply) => <Whole unit={reply} />}
    </Loaded>
  )
}

function Whole({ unit }: { unit: Unit }) {
  const t = useText(demonstrationText)
  const general = useText(oversightText)
  const say = useSay()
  const { language } = useLanguage()
  const [open, setOpen] = useState<Unit['may'][number]>()
  return (
    <Page
      title={unit.name}
      documentTitle={general.title}
      lead={`${unit.area.name} · ${say(unit.title.title)}`}
      actions={
        <>
          {unit.stage === 'awarded' && (
            <a
              className="button"
              href={address(printCertificate, { params: { unitId: unit.id } })}
              target="_blank"
              rel="noreferrer"
            >
              <Printer size={18} aria-hidden />
              {t.certificate}
            </a>
          )}
          {unit.may.map((kind) => (
            <Button key={kind} onClick={() => setOpen(kind)}>
              {t.events[kind]}
            </Button>
          ))}
          <ButtonLink to="/oversight?tab=units">{t.back}</ButtonLink>
        </>
      }
    >
      <div className="stack">
        <Card>
          <dl className="facts">
            <dt>{t.stage}</dt>
            <dd>
              <UnitStage unit={unit} />
            </dd>
            {unit.number && (
              <>
                <dt>{t.number}</dt>
                <dd>{unit.number}</dd>
              </>
            )}
            {unit.plaqueOn && (
              <>
                <dt>{t.plaque}</dt>
                <dd>{sayDate(unit.plaqueOn, language)}</dd>
                <dt>{t.recheck}</dt>
                <dd>
                  <Recheck unit={unit} />
                </dd>
              </>
            )}
            <dt>{t.events.review}</dt>
            <dd>
              {t.reviews(unit.reviews.done, unit.reviews.needed)}，{unit.visited ? t.visited : t.notVisited}
            </dd>
            <dt>{t.statement}</dt>
            <dd className="pre-wrap">{unit.statement}</dd>
          </dl>
          {unit.objectUntil && unit.stage === 'withdrawn' && (
            <p className="soft">{t.objectUntil(sayDate(unit.objectUntil, language))}</p>
          )}
        </Card>
        <Card title={t.criteria} flush>
          <CriteriaTable
            criteria={unit.criteria}
            source={unit.source}
            then={unit.measuredThen}
            now={unit.measuredNow}
          />
        </Card>
        <Card title={t.eventsTitle} count={unit.events.length}>
          {unit.events.length === 0 ? (
            <p className="soft">{t.noEvents}</p>
          ) : (
            <ol className="plain-list">
              {unit.events.map((event, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a course only grows at its end.
                <li key={i}>
                  <Event event={event} criteria={unit.criteria} />
                </li>
              ))}
            </ol>
          )}
        </Card>
        <Card title={general.files}>
          <Evidence about="demonstration" aboutId={unit.id} files={unit.files} mayAttach={unit.mayAttach} />
        </Card>
      </div>
      {open && <UnitActDialog unit={unit} kind={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Event({ event, criteria }: { event: UnitEventLine; criteria: Unit['criteria'] }) {
  const t = useText(demonstrationText)
  const say = useSay()
  const { language } = useLanguage()
  const outcome = event.recommend
    ? t.recommendations[event.recommend]
    : event.outcome && t.outcomes[event.outcome]
  return (
    <>
      <span className="strong">{t.events[event.kind]}</span> {outcome && <>· {outcome} </>}
      <span className="soft small">
        {sayDate(event.on, language)} {event.byAreaName} {event.byName}
      </span>
      <p className="pre-wrap">{event.text}</p>
      {event.judged && (
        <p className="soft small">
          {criteria
            .filter((c) => event.judged?.[c.key])
            .map((c) => `${say(c.title)}：${t.judgements[event.judged?.[c.key] ?? 'unsure']}`)
            .join('；')}
        </p>
      )}
    </>
  )
}
