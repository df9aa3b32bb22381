import { Link } from 'react-router'
import { checkReportRoute, type ReportPage } from '#contract/report-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { sayValue } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { useMayUse } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { reportText } from '#web/text/report.ts'

type Check = NonNullable<ReportPage['check']>

/** Counts again: proof that the sealed numbers are what the entries said, and what they would say now. */
export function CheckCard({ page }: { page: ReportPage }) {
  const t = useText(reportText)
  const may = useMayUse(checkReportRoute.roles as readonly never[])
  const { act, busy, errors } = useAct(checkReportRoute)
  const { check } = page
  const counting = check?.state === 'counting'
  return (
    <Card title={t.check}>
      <p className="soft small">{t.checkLead}</p>
      <ErrorSummary errors={errors} />
      {may && !counting && (
        <Button busy={busy} onClick={() => void act({ params: { id: page.report.id } })}>
          {t.checkNow}
        </Button>
      )}
      {counting && check && (
        <Progress
          value={check.done}
          max={Math.max(1, check.total)}
          label={t.states.counting}
          words={t.counting(check.done, check.total)}
        />
      )}
      {check?.state === 'interrupted' && <Banner kind="danger" title={t.interrupted} />}
      {check?.state === 'failed' && <Banner kind="danger" title={t.failed} />}
      {check?.state === 'done' && <Found check={check} />}
    </Card>
  )
}

function Found({ check }: { check: Check }) {
  const t = useText(reportText)
  const { language } = useLanguage()
  return (
    <div className="stack">
      <p className="small">{t.checkedAt(sayInstant(check.knownAt))}</p>
      <Banner kind={check.same ? 'info' : 'danger'} title={check.same ? t.same : t.differs} />
      {check.restated.length === 0 && check.changedCases === 0 ? (
        <p>{t.noChange}</p>
      ) : (
        <>
          <h3>{t.restated}</h3>
          <PlainTable
            label={t.restated}
            head={[t.area, t.figure, t.sealedValue, t.nowValue]}
            rows={check.restated.flatMap((r) => {
              const metric = findMetric(r.metric)
              if (!metric) return []
              const say = (cell: Check['restated'][number]['now']) =>
                cell.suppressed
                  ? t.hidden
                  : `${sayValue(metric, cell) ?? '—'}（${cell.numerator} / ${cell.denominator}）`
              return [
                {
                  key: `${r.area.code}${r.metric}`,
                  cells: [r.area.name, metric.title[language], say(r.sealed), say(r.now)],
                },
              ]
            })}
          />
          <Changes check={check} />
        </>
      )}
    </div>
  )
}

function Changes({ check }: { check: Check }) {
  const t = useText(reportText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const titles: Readonly<Record<string, string>> = labels.entry
  return (
    <>
      <h3>{t.changes(check.changedCases)}</h3>
      <ul className="plain-list">
        {check.changes.map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never reordered; unseen cases have no id.
          <li key={i}>
            {change.caseId ? (
              <Link to={`/cases/${change.caseId}`}>{change.fileNo}</Link>
            ) : (
              <span className="soft">{[change.township, t.unseen].filter(Boolean).join(' · ')}</span>
            )}
            <p className="small">
              {change.entries
                .map((e) => t.entry(titles[e.type] ?? e.type, sayDate(e.on, language), e.daysLate))
                .join('；')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
