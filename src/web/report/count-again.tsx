import { countReportAgain, type ReportLine } from '#contract/report-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { reportText } from '#web/text/report.ts'

/** A count that failed or that a restart interrupted: who seals the area begins it again, with the same instant K. */
export function CountAgain({ report }: { report: ReportLine }) {
  const t = useText(reportText)
  const { grant } = useSession()
  const seals = useMayUse(countReportAgain.roles as readonly never[])
  const { act, busy, errors } = useAct(countReportAgain)
  return (
    <div className="stack">
      <Banner kind="danger" title={report.state === 'failed' ? t.failed : t.interrupted} />
      <ErrorSummary errors={errors} />
      {seals && report.area.code === grant.area && (
        <div>
          <Button kind="primary" busy={busy} onClick={() => void act({ params: { id: report.id } })}>
            {t.again}
          </Button>
        </div>
      )}
    </div>
  )
}
