import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { screeningText } from '#web/text/screening.ts'
import type { ScreeningPage } from './screening-screen.tsx'

/** Done of all by township, what came of it, and what the registers still hold. No name stands here: it can be printed. */
export function ProgressCard({ page }: { page: ScreeningPage }) {
  const t = useText(screeningText)
  const { reportInOverdue, seriousViolation } = page.remaining
  return (
    <Card title={t.page.areas}>
      <div className="stack">
        <PlainTable
          label={t.page.areas}
          head={[t.page.township, t.page.total, t.page.done, t.page.left, t.page.share]}
          rows={page.areas.map((a) => ({
            key: a.area,
            cells: [
              <span className="row" key="name">
                {a.name}
                {a.unassigned > 0 && <Badge tone="late">{t.page.unassigned(a.unassigned)}</Badge>}
              </span>,
              a.total,
              a.done,
              a.total - a.done,
              <Progress
                key="share"
                label={a.name}
                value={a.done}
                max={a.total}
                words={`${Math.floor((a.done / Math.max(1, a.total)) * 100)}%`}
              />,
            ],
          }))}
        />
        {page.outcomes.length > 0 && (
          <p className="row">
            <span className="soft">{t.page.outcomes}</span>
            {page.outcomes.map((o) => (
              <span key={o.outcome} className="nowrap">
                {t.outcomes[o.outcome]} <strong className="numbers">{o.n}</strong>
              </span>
            ))}
          </p>
        )}
        <p className="row">
          <span className="soft">{t.page.remaining}</span>
          {reportInOverdue + seriousViolation === 0 ? (
            <Badge tone="good">{t.page.remainingNone}</Badge>
          ) : (
            <>
              {reportInOverdue > 0 && <Badge tone="late">{t.page.remainingOverdue(reportInOverdue)}</Badge>}
              {seriousViolation > 0 && (
                <Badge tone="danger">{t.page.remainingSerious(seriousViolation)}</Badge>
              )}
            </>
          )}
          {page.remainingWhy && <span>{t.page.remainingSaid(page.remainingWhy)}</span>}
        </p>
      </div>
    </Card>
  )
}
