import { FileSpreadsheet, FileText, Printer } from 'lucide-react'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { reportPaper } from '#contract/ledger-contract.ts'
import { type ReportPage, reportWorkbook, showReport } from '#contract/report-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { sayValue } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { reportText } from '#web/text/report.ts'
import { CheckCard } from './check-card.tsx'
import { CountAgain } from './count-again.tsx'
import { useSayPeriod } from './period-words.ts'
import './report.css'

const lookAgainMs = 1000
/** The first figures side by side; the workbook has all. */
const comparedFigures = 9

/** One sealed report: its figures, the areas below, how soon things were recorded, and what changed since. */
export function ReportScreen() {
  const t = useText(reportText)
  const { id = '' } = useParams()
  const read = useRoute(showReport, { params: { id } })
  const sayPeriod = useSayPeriod()
  const counting = read.data?.report.state === 'counting' || read.data?.check?.state === 'counting'
  const { refetch } = read

  useEffect(() => {
    if (!counting) return
    const timer = setInterval(() => void refetch(), lookAgainMs)
    return () => clearInterval(timer)
  }, [counting, refetch])

  const title = read.data ? t.page(read.data.report.area.name, sayPeriod(read.data.report)) : t.title
  return (
    <Page title={title} documentTitle={t.title} actions={read.data && <Actions page={read.data} />}>
      <Loaded query={read}>{(page) => <Report page={page} />}</Loaded>
    </Page>
  )
}

function Actions({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  if (page.report.state !== 'sealed') return null
  return (
    <>
      <Button icon={Printer} onClick={() => window.print()}>
        {t.print}
      </Button>
      <Button
        icon={FileText}
        onClick={() => void download(reportPaper, { params: { id: page.report.id } }, 'report.pdf')}
      >
        {t.paper}
      </Button>
      <Button
        icon={FileSpreadsheet}
        onClick={() => void download(reportWorkbook, { params: { id: page.report.id } }, 'report.xlsx')}
      >
        {t.workbook}
      </Button>
    </>
  )
}

function Report({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  const { report } = page
  if (report.state === 'failed' || report.state === 'interrupted') return <CountAgain report={report} />
  if (report.state === 'counting')
    return (
      <Card>
        <Progress
          value={report.done}
          max={Math.max(1, report.total)}
          label={t.states.counting}
          words={t.counting(report.done, report.total)}
        />
      </Card>
    )
  return (
    <div className="stack">
      <p className="soft small">
        {t.known(sayInstant(report.knownAt))} · {t.cases(page.cases)}
        <br />
        <span className="report-hash">{t.hash(report.sha256 ?? '')}</span>
        {report.note && (
          <>
            <br />
            {report.note}
          </>
        )}
      </p>
      <Figures page={page} />
      <Below page={page} />
      <Recording page={page} />
      <CheckCard page={page} />
    </div>
  )
}

function Figures({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  const { language } = useLanguage()
  const rows = page.figures.flatMap((f) => {
    const metric = findMetric(f.key)
    if (!metric) return []
    const { numerator, denominator } = f.total
    const counts = metric.unit === 'count' ? '' : `${numerator ?? ''} / ${denominator ?? ''}`
    const name = (
      <span key="name">
        {metric.title[language]} {f.redefined && <Badge tone="info">{t.redefined}</Badge>}
        <span className="soft small"> {t.version(f.version)}</span>
      </span>
    )
    return [
      { key: f.key, cells: [name, sayValue(metric, f.total) ?? '—', counts, f.months ?? page.report.day] },
    ]
  })
  return (
    <Card title={t.figures} flush>
      <PlainTable label={t.figures} head={[t.figure, t.value, t.counts, t.period]} rows={rows} />
    </Card>
  )
}

function Below({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  const { language } = useLanguage()
  if (page.areas.length === 0) return null
  const shown = page.figures.slice(0, comparedFigures).flatMap((f) => {
    const metric = findMetric(f.key)
    return metric ? [{ f, metric }] : []
  })
  return (
    <Card title={t.below} flush>
      <p className="soft small report-lead">{t.belowLead}</p>
      <PlainTable
        label={t.below}
        head={[t.area, ...shown.map(({ metric }) => metric.title[language])]}
        rows={page.areas.map((area, i) => ({
          key: area.code,
          cells: [
            area.name,
            ...shown.map(({ f, metric }) => {
              const cell = f.below[i]
              if (!cell) return '—'
              return cell.suppressed ? t.hidden : (sayValue(metric, cell) ?? '—')
            }),
          ],
        }))}
      />
    </Card>
  )
}

function Recording({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  const keys = ['sameDay', 'threeDays', 'week', 'later'] as const
  const all = keys.reduce((sum, key) => sum + page.recording[key], 0)
  return (
    <Card title={t.recording}>
      <p className="soft small">{t.recordingLead}</p>
      <dl className="report-recording">
        {keys.map((key) => (
          <div key={key}>
            <dt>{t.recorded[key]}</dt>
            <dd>
              <Progress
                value={page.recording[key]}
                max={Math.max(1, all)}
                label={t.recorded[key]}
                words={String(page.recording[key])}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
