import { Link } from 'react-router'
import type { DraftPage, ForecastLine } from '#contract/policy-draft-contract.ts'
import { cancelForecast, startForecast } from '#contract/policy-forecast-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

/** What the draft would do, counted over all journals of its area: begun, followed and stopped here. */
export function ForecastsCard({ page }: { page: DraftPage }) {
  const t = useText(policyDraftText)
  const { act, busy, errors } = useAct(startForecast)
  const { draft, check, forecasts } = page
  const ready = draft.state === 'open' && check.faults.length === 0 && check.differences.length > 0
  const start = (on: 'effect' | 'today') => void act({ params: { id: draft.id }, body: { on } })
  return (
    <Card title={t.forecast}>
      <div className="stack">
        <p className="soft small">
          {t.forecastLead} {t.future}
        </p>
        <ErrorSummary errors={errors} />
        <div className="row">
          <Button kind="primary" busy={busy} disabled={!ready} onClick={() => start('effect')}>
            {t.forecastEffect}
          </Button>
          <Button busy={busy} disabled={!ready} onClick={() => start('today')}>
            {t.forecastToday}
          </Button>
        </div>
        {forecasts.length === 0 && <p className="soft">{t.noForecast}</p>}
        {forecasts.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </div>
    </Card>
  )
}

function Line({ line }: { line: ForecastLine }) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const { act, busy } = useAct(cancelForecast)
  const tone = line.state === 'failed' ? 'danger' : line.state === 'done' ? 'good' : 'info'
  return (
    <section className="draft-change">
      <div className="row">
        <span>
          <Badge tone={tone}>{t.forecastStates[line.state]}</Badge> {t.asOf(sayDate(line.day, language))} ·{' '}
          {t.version(line.version)}
        </span>
        {line.state === 'done' && <Link to={`/policy/forecasts/${line.id}`}>{t.open}</Link>}
        {line.state === 'counting' && (
          <Button small busy={busy} onClick={() => void act({ params: { id: line.id }, body: {} })}>
            {t.stop}
          </Button>
        )}
      </div>
      {line.state === 'counting' && (
        <Progress
          value={line.done}
          max={Math.max(1, line.total)}
          label={t.forecastStates.counting}
          words={t.counting(line.done, line.total)}
        />
      )}
      <p className="soft small">
        {line.byName} {sayInstant(line.at)}
        {line.state === 'done' && ` · ${line.fits ? t.fits : t.stale}`}
        {line.milliseconds !== null && ` · ${t.took((line.milliseconds / 1000).toFixed(1))}`}
      </p>
    </section>
  )
}
