import { FileSpreadsheet, Printer } from 'lucide-react'
import { useParams } from 'react-router'
import { bulletin, roundWorkbook, showRound } from '#contract/evaluation-contract.ts'
import type { MatrixRow } from '#contract/evaluation-shapes.ts'
import { address, download, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDay, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { ConsequenceList } from './consequence-list.tsx'
import { Matrix } from './matrix.tsx'
import { RoundActions } from './round-actions.tsx'
import { untilOf } from './round-list.tsx'
import './evaluation.css'

const lookAgainMs = 1500
type Reply = ReplyOf<typeof showRound>

/** One round: what has to be done next, the matrix of points, and what it was counted from. */
export function RoundScreen() {
  const t = useText(evaluationText)
  const { roundId = '' } = useParams()
  const query = useRoute(showRound, { params: { roundId } })
  const counting = query.data?.round.stage === 'counting'
  useRoute(showRound, { params: { roundId } }, { refetchMs: lookAgainMs, enabled: counting })
  return (
    <Loaded query={query} lines={8}>
      {(reply) => (
        <Page
          title={reply.round.title}
          documentTitle={t.title}
          lead={<Lead reply={reply} />}
          actions={<Actions reply={reply} />}
        >
          <Round reply={reply} />
        </Page>
      )}
    </Loaded>
  )
}

function Lead({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { round } = reply
  const until = untilOf(round)
  const parts = [
    round.area.name,
    t.period(round.span, round.day),
    t.levels[round.level],
    t.stages[round.stage],
  ]
  if (until) parts.push(`${t.until[until.of]} ${sayDay(until.day, today, language)}`)
  return <>{parts.join(' · ')}</>
}

function Actions({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const { grant } = useSession()
  const { round } = reply
  const params = { roundId: round.id }
  return (
    <>
      {round.mine === 'area' && (
        <ButtonLink
          kind={round.stage === 'self' ? 'primary' : undefined}
          to={`/evaluations/${round.id}/${grant.area}`}
        >
          {round.stage === 'self' ? t.ownPage : t.ownRead}
        </ButtonLink>
      )}
      {reply.publication && (
        <a className="button" href={address(bulletin, { params })} target="_blank" rel="noreferrer">
          <Printer size={18} aria-hidden />
          {t.bulletin}
        </a>
      )}
      {reply.rows.some((row) => row.score) && (
        <Button
          icon={FileSpreadsheet}
          onClick={() => void download(roundWorkbook, { params }, 'evaluation.xlsx')}
        >
          {t.workbook}
        </Button>
      )}
      <ButtonLink to="/evaluations">{t.back}</ButtonLink>
    </>
  )
}

function Round({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const { grant } = useSession()
  const { round, scheme, rows } = reply
  const office = round.mine === 'office'
  const opens = (row: MatrixRow) =>
    round.mine === 'area'
      ? row.area.code === grant.area
      : row.area.code.startsWith(grant.area) || grant.area === 'cn'
  return (
    <div className="stack">
      {office && <RoundActions reply={reply} />}
      <Card title={round.mine === 'area' && !reply.publication ? t.matrixOwn : t.matrix} flush>
        {round.stage === 'review' && office && <p className="evaluation-lead soft small">{t.provisional}</p>}
        <Matrix round={round} scheme={scheme} rows={rows} opens={opens} />
      </Card>
      {reply.publication && (
        <Card title={t.consequences} flush>
          <ConsequenceList round={round.id} />
        </Card>
      )}
      <Frozen reply={reply} />
    </div>
  )
}

function Frozen({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const { scheme, publication, reports, steps } = reply
  return (
    <Card title={t.frozen}>
      <dl className="facts">
        <dt>{t.source}</dt>
        <dd>
          {scheme.source.says} {scheme.source.reading && <Badge>{t.reading}</Badge>}
        </dd>
        <dt>{t.schemeHash}</dt>
        <dd className="numbers small evaluation-hash">{scheme.sha256}</dd>
        {reply.knownAt && (
          <>
            <dt>{t.knownAt}</dt>
            <dd className="numbers">
              {sayInstant(reply.knownAt)}
              {reply.round.mine === 'office' && reports.length === 0 && (
                <span className="soft"> {t.notSealed}</span>
              )}
            </dd>
          </>
        )}
        {reports.length > 0 && (
          <>
            <dt>{t.reports}</dt>
            <dd>
              {reports.map((report) => (
                <span key={report.id} className="numbers small">
                  {report.day} {report.sha256?.slice(0, 12)}{' '}
                </span>
              ))}
            </dd>
          </>
        )}
        {publication && (
          <>
            <dt>{t.publicationHash}</dt>
            <dd className="numbers small evaluation-hash">{publication.sha256}</dd>
          </>
        )}
      </dl>
      {steps.length > 0 && (
        <>
          <h3>{t.steps}</h3>
          <ul>
            {steps.map((step) => (
              <li key={step.at + step.stage}>
                {t.stages[step.stage as keyof typeof t.stages] ?? step.stage}
                {step.note && `：${step.note}`}{' '}
                <span className="soft small">
                  {step.byName} {sayInstant(step.at)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {reply.counting?.failed && <Banner kind="danger" title={t.countingFailed} />}
    </Card>
  )
}
