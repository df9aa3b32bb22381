import { ArrowLeft, FolderOpen } from 'lucide-react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { type DecisionPage, showDecision } from '#contract/decision-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { decisionText } from '#web/text/decision.ts'
import { shellText } from '#web/text/shell.ts'
import { substituteText } from '#web/text/substitute.ts'
import { DecideForm } from './decide-form.tsx'
import { DueBadge } from './due-badge.tsx'
import { SidesCard } from './sides-card.tsx'

/** One decision on one page: what is asked, the rule, the record, what follows. */
export function DecisionScreen() {
  const t = useText(decisionText)
  const sub = useText(substituteText)
  const shell = useText(shellText)
  const say = useSay()
  const navigate = useNavigate()
  const { caseId = '', decisionId = '' } = useParams()
  const [search] = useSearchParams()
  const as = search.get('as') ?? undefined
  const query = useRoute(showDecision, { params: { caseId, decisionId }, query: { as } })
  const inbox = as ? `/decisions?as=${as}` : '/decisions'
  const title = query.data ? say(query.data.title) : shell.titles.decisions
  return (
    <Page
      title={title}
      documentTitle={shell.titles.decisions}
      actions={
        <ButtonLink to={inbox} icon={ArrowLeft}>
          {t.back}
        </ButtonLink>
      }
    >
      {query.error?.status === 404 ? (
        <EmptyState title={t.gone}>{t.goneText}</EmptyState>
      ) : (
        <Loaded query={query}>
          {(page) => (
            <div className="stack">
              {page.actingFor && <Banner title={sub.acting(page.actingFor)} />}
              <Asked page={page} />
              <Rule page={page} />
              <Record page={page} />
              <SidesCard page={page} />
              <DecideForm page={page} as={as} onDone={() => navigate(inbox)} />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Asked({ page }: { page: DecisionPage }) {
  const t = useText(decisionText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  return (
    <Card
      title={t.whatIsAsked}
      actions={
        page.actingFor === null && (
          <ButtonLink small to={`/cases/${page.caseId}`} icon={FolderOpen}>
            {t.openCase}
          </ButtonLink>
        )
      }
    >
      <dl className="facts">
        <dt>{t.name}</dt>
        <dd>
          <span className="strong">{page.person.name}</span>{' '}
          <span className="soft figures">{page.person.fileNo}</span>
        </dd>
        {page.asked.map((line) => (
          <Fact key={line.label.zh} label={say(line.label)} value={say(line.value)} />
        ))}
        <Fact
          label={t.asked}
          value={`${sayDate(page.askedOn, language)} · ${page.askedBy === null ? t.engine : page.askedBy || '—'}`}
        />
        {page.dueOn && (
          <>
            <dt>{t.due}</dt>
            <dd className="row">
              {sayDate(page.dueOn, language)} <DueBadge daysLeft={daysBetween(today, page.dueOn)} />
              {page.dueBecause && <span className="soft small">{say(page.dueBecause)}</span>}
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Rule({ page }: { page: DecisionPage }) {
  const t = useText(decisionText)
  const say = useSay()
  return (
    <Card title={t.rule}>
      <div className="stack">
        {page.rule.map((line) => (
          <div className="stack tight" key={line.says.zh}>
            <p>{say(line.says)}</p>
            <p className="soft small row">
              {[line.document, line.article].filter(Boolean).join(' ') || line.clause}
              {line.force && <Badge icon={false}>{line.force}</Badge>}
            </p>
            {line.text && (
              <details>
                <summary className="soft small">{t.text}</summary>
                <blockquote className="clause-text">{line.text}</blockquote>
              </details>
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}

function Record({ page }: { page: DecisionPage }) {
  const t = useText(decisionText)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <Card title={t.record}>
      {page.record.length === 0 && <p className="soft">{t.noRecord}</p>}
      <ul className="stack">
        {page.record.map((line) => (
          <li className="stack tight" key={line.says.zh}>
            <span>{say(line.says)}</span>
            {line.evidence.length > 0 && (
              <details>
                <summary className="soft small">{t.evidence(line.evidence.length)}</summary>
                <ul>
                  {line.evidence.map((e) => (
                    <li key={e.id}>
                      {[sayDate(e.on, language), say(e.title), e.by].filter(Boolean).join(' · ')}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
