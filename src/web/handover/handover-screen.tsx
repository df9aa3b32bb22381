import { ArrowLeft, ArrowRight, FileText, FolderOpen } from 'lucide-react'
import { useParams } from 'react-router'
import { type HandoverPage, showHandover } from '#contract/handover-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { NextBadge } from '#web/abnormal/next-badge.tsx'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { sayDate, sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { handoverText } from '#web/text/handover.ts'
import { shellText } from '#web/text/shell.ts'
import { AnswerForm } from './answer-form.tsx'
import { ClocksCard } from './clocks-card.tsx'
import { EndForm } from './end-form.tsx'
import { PersonCard } from './person-card.tsx'
import { SendForm } from './send-form.tsx'
import { StepBadge, TurnWords } from './step-badge.tsx'
import { TakeForm } from './take-form.tsx'
import { useTaskWords } from './use-task-words.ts'
import './handover.css'

/** One hand-over on one page, for either side: the step now, the clocks, what the other side sees, what happened. */
export function HandoverScreen() {
  const t = useText(handoverText)
  const shell = useText(shellText)
  const { caseId = '', handoverId = '' } = useParams()
  const query = useRoute(showHandover, { params: { caseId, handoverId } })
  const page = query.data
  return (
    <Page
      title={page ? t.titles[page.kind] : shell.titles.handovers}
      documentTitle={shell.titles.handovers}
      actions={
        <>
          <ButtonLink to="/handovers" icon={ArrowLeft}>
            {t.back}
          </ButtonLink>
          {page && !page.guest && (
            <ButtonLink
              to={`/cases/${caseId}/documents/${page.kind === 'move' ? 'F-26' : 'F-27'}`}
              icon={FileText}
            >
              {t.paper[page.kind]}
            </ButtonLink>
          )}
          {page?.may.openCase && (
            <ButtonLink to={`/cases/${caseId}`} icon={FolderOpen}>
              {t.openCase}
            </ButtonLink>
          )}
        </>
      }
    >
      {query.error?.status === 404 ? (
        <EmptyState title={t.gone}>{t.goneText}</EmptyState>
      ) : (
        <Loaded query={query}>
          {(read) => (
            <div className="handover-grid">
              <div className="stack">
                <StepCard page={read} />
                <HistoryCard page={read} />
              </div>
              <div className="stack">
                <ClocksCard page={read} />
                <PersonCard page={read} />
                <RuleCard page={read} />
              </div>
            </div>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function StepCard({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const sayTasks = useTaskWords()
  const { language } = useLanguage()
  const { may } = page
  const acts = may.send || may.answer || may.take || may.reportIn || may.sign || may.end
  const to = page.kind === 'move' ? page.to?.name : page.stationName
  return (
    <Card title={t.now}>
      <div className="stack">
        <p className="row">
          <span className="strong row close">
            {page.from?.name} <ArrowRight size={16} aria-label="→" /> {to}
          </span>
          <StepBadge line={page} />
          <TurnWords line={page} from={page.from?.name ?? null} to={to ?? null} />
          {page.dueOn && (
            <span className="row close">
              {t.due} <span className="numbers">{sayDay(page.dueOn, page.today, language)}</span>
              <NextBadge daysLeft={daysBetween(page.today, page.dueOn)} />
            </span>
          )}
        </p>
        <Responsible page={page} />
        {page.kind === 'entrust' && (
          <p>
            {sayTasks(page.tasks)}
            {page.workerName && <span className="soft"> · {page.workerName}</span>}
          </p>
        )}
        {may.send && <SendForm page={page} />}
        {may.answer && <AnswerForm page={page} />}
        {may.take && <TakeForm page={page} />}
        {may.reportIn && (
          <p>
            <ButtonLink kind="primary" to={recordPath(page.caseId, 'reportedIn')}>
              {t.reportIn}
            </ButtonLink>
          </p>
        )}
        {may.sign && (
          <p>
            <ButtonLink kind="primary" to={recordPath(page.caseId, 'agreementSigned')}>
              {t.sign}
            </ButtonLink>
          </p>
        )}
        {may.end && <EndForm page={page} />}
        {!acts && <p className="soft">{idleWords(page, t)}</p>}
      </div>
    </Card>
  )
}

function idleWords(page: HandoverPage, t: { runs: string; nothingNow: string; waits: string }): string {
  if (page.step === 'running') return t.runs
  return page.turn === null ? t.nothingNow : t.waits
}

/** No day without a responsible office: which one it is today is said in words. */
function Responsible({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const { language } = useLanguage()
  const { takesOverOn, today, from, to } = page
  if (!from) return null
  if (page.kind === 'entrust' || takesOverOn === null) return <p>{t.responsible(from.name)}</p>
  if (takesOverOn > today) return <p>{t.responsibleUntil(from.name, sayDate(takesOverOn, language))}</p>
  return <p>{t.responsible(to?.name ?? '')}</p>
}

function HistoryCard({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const { language } = useLanguage()
  const items = page.steps.toReversed().map((step, i) => ({
    key: `${page.handoverId}-${i}`,
    when: sayDay(step.on, page.today, language),
    head: (
      <>
        <span className="strong">{t.what[step.what]}</span> <span className="soft small">{step.by}</span>
      </>
    ),
    children:
      step.says.length > 0 ? (
        <p className="small">{step.says.join(language === 'en' ? '; ' : '；')}</p>
      ) : undefined,
  }))
  return (
    <Card title={t.history}>
      <Timeline items={items} label={t.history} />
    </Card>
  )
}

function RuleCard({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const say = useSay()
  return (
    <Card title={t.rule}>
      <div className="stack">
        {page.kind === 'entrust' && <p>{t.entrustRule}</p>}
        {page.clauses.map((clause) => (
          <div className="stack tight" key={clause.key}>
            <p>{say(clause.says)}</p>
            <p className="soft small">
              {[clause.document, clause.article].filter(Boolean).join(' ') || clause.key}
            </p>
          </div>
        ))}
      </div>
    </Card>
  )
}
