import { Link } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'
import { latest, said, standing } from './entries.ts'

/** The order and its clock: served, reported in, running, ending; and where the daily work stands. */
export function OrderCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { state } = page
  const { term, reportIn } = state
  const order = latest(page, 'orderIssued')
  const served = standing(page, 'orderServed')[0]
  const day = (date: string | null | undefined) => (date ? sayDate(date, language) : null)
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [t.order.organ, said(order, 'organ')],
    [t.order.documentNo, said(order, 'documentNo')],
    [t.order.issued, day(order?.on)],
    [t.order.served, day(served?.on)],
    [t.order.reportDue, day(reportIn.dueOn)],
    [
      t.order.reportIn,
      <span key="status" className="row">
        {day(reportIn.reportedOn)}
        <Badge
          tone={
            reportIn.status === 'onTime'
              ? 'good'
              : reportIn.status === 'overdue' || reportIn.status === 'late'
                ? 'late'
                : 'neutral'
          }
        >
          {labels.reportIn[reportIn.status]}
        </Badge>
      </span>,
    ],
    [t.order.starts, day(term.startsOn)],
    [t.order.ends, day(term.endsOn)],
    [t.order.suspended, term.suspendedDays > 0 && t.order.days(term.suspendedDays)],
    [t.order.credit, term.creditDays > 0 && t.order.days(term.creditDays)],
    [t.order.clean, day(state.cleanSince)],
    [t.order.threeYears, day(state.threeYearsCleanOn)],
    [t.township, page.township.path || page.township.name],
    [t.station, page.station?.name],
    [t.worker, page.worker?.name ?? t.noWorker],
  ]
  return (
    <Card title={t.cards.order}>
      <div className="stack">
        {term.startsOn && (
          <Progress
            label={t.cards.order}
            value={term.elapsedDays}
            max={term.totalDays}
            words={t.day(term.elapsedDays, term.totalDays)}
          />
        )}
        <dl className="facts">
          {rows
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div className="contents" key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {page.otherCases.length > 0 && (
          <div>
            <p className="soft small">{t.otherCases}</p>
            <ul>
              {page.otherCases.map((other) => (
                <li key={other.caseId}>
                  <Link to={`/cases/${other.caseId}`}>
                    {labels.measure[other.measure as keyof typeof labels.measure] ?? ''} {other.fileNo}
                  </Link>{' '}
                  <span className="soft small">{labels.stage[other.stage as keyof typeof labels.stage]}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}
