import { Download, Printer } from 'lucide-react'
import { exportScreening } from '#contract/screening-contract.ts'
import { ApiError, download } from '#web/api/call.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { commonText } from '#web/text/common.ts'
import { screeningText } from '#web/text/screening.ts'
import type { ScreeningPage } from './screening-screen.tsx'

/** Done of all by township, what came of it, and what the registers still hold. No name stands here: it can be printed. */
export function ProgressCard({ page }: { page: ScreeningPage }) {
  const t = useText(screeningText)
  const { reportInOverdue, seriousViolation } = page.remaining
  return (
    <Card title={t.page.areas} actions={<TakeAway id={page.screening.id} />}>
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

/** The progress as a workbook or on paper: counts only. */
function TakeAway({ id }: { id: string }) {
  const t = useText(screeningText)
  const common = useText(commonText)
  const say = useSay()
  const toast = useToast()

  async function save() {
    try {
      await download(exportScreening, { params: { screeningId: id } }, 'screening.xlsx')
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <>
      <Button small icon={Download} label={t.page.export} onClick={() => void save()}>
        {common.export}
      </Button>
      <Button small icon={Printer} onClick={() => window.print()}>
        {common.print}
      </Button>
    </>
  )
}
