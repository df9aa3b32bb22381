import { useParams } from 'react-router'
import { type AreaPage, showRoundArea } from '#contract/evaluation-area-contract.ts'
import { evaluationHistory } from '#contract/evaluation-contract.ts'
import { sayPoints } from '#core/evaluation/points.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { evaluationText } from '#web/text/evaluation.ts'
import { AppealsCard } from './appeals-card.tsx'
import { FindsCard } from './finds-card.tsx'
import { Matrix } from './matrix.tsx'
import { ReviewCard } from './review-card.tsx'
import { SelfCard } from './self-card.tsx'
import './evaluation.css'

/** One area of a round: its self-assessment while it runs, the review, the result with its appeals, its years. */
export function EvaluationAreaScreen() {
  const t = useText(evaluationText)
  const { roundId = '', area = '' } = useParams()
  const query = useRoute(showRoundArea, { params: { roundId, area } })
  return (
    <Loaded query={query} lines={8}>
      {(page) => (
        <Page
          title={page.row.area.name}
          documentTitle={t.title}
          lead={`${page.round.title} · ${t.stages[page.round.stage]}`}
          actions={<ButtonLink to={`/evaluations/${page.round.id}`}>{t.back}</ButtonLink>}
        >
          <Area page={page} />
        </Page>
      )}
    </Loaded>
  )
}

function Area({ page }: { page: AreaPage }) {
  const t = useText(evaluationText)
  const { round, scheme, row } = page
  const reviews = round.mine !== 'area' && round.stage !== 'self' && round.stage !== 'counting'
  return (
    <div className="stack">
      {row.score && (
        <Card title={t.matrixOwn} flush>
          <Matrix round={round} scheme={scheme} rows={[row]} opens={() => false} />
        </Card>
      )}
      {!reviews && <SelfCard page={page} />}
      {reviews && <ReviewCard page={page} />}
      {reviews && <FindsCard page={page} />}
      {(round.stage === 'told' || round.stage === 'published') && <AppealsCard page={page} />}
      {page.versions.length > 0 && (
        <Card title={t.versions}>
          <ul>
            {page.versions.map((v) => (
              <li key={v.version}>
                {t.version(v.version, v.why)}{' '}
                <span className="soft small numbers">
                  {sayInstant(v.at)} {v.sha256.slice(0, 12)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <History area={row.area.code} />
    </div>
  )
}

function History({ area }: { area: string }) {
  const t = useText(evaluationText)
  const query = useRoute(evaluationHistory, { params: { area } })
  return (
    <Card title={t.history} flush>
      <Loaded query={query} lines={2}>
        {({ years }) =>
          years.length === 0 ? (
            <EmptyState title={t.noHistory} />
          ) : (
            <PlainTable
              label={t.history}
              head={[t.columns.title, t.columns.period, t.total, t.rank, t.grade]}
              rows={years.map((y) => ({
                key: y.roundId,
                cells: [
                  y.title,
                  y.day,
                  sayPoints(y.total),
                  `${t.rankOf(y.rank, y.of)}${y.last ? ` ${t.last}` : ''}`,
                  t.grades[y.grade as keyof typeof t.grades] ?? y.grade,
                ],
              }))}
            />
          )
        }
      </Loaded>
    </Card>
  )
}
