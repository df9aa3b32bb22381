import { FileSpreadsheet, Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { type ForecastPage, forecastWorkbook, showForecast } from '#contract/policy-forecast-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { sayLine } from '#core/policy/line-words.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { ForecastPeople } from './forecast-people.tsx'
import './policy-draft.css'

const defaults = { area: '' }

/** What came out of a forecast: people and figures, area by area, down to the people behind a line. */
export function ForecastScreen() {
  const t = useText(policyDraftText)
  const { id = '' } = useParams()
  const [url, setUrl] = useUrlState(defaults)
  const query = { area: url.area || undefined }
  const read = useRoute(showForecast, { params: { id }, query })
  const page = read.data
  const actions = page && (
    <>
      <ButtonLink to={`/policy/drafts/${page.draftId}`}>{t.back}</ButtonLink>
      <Button icon={Printer} onClick={() => window.print()}>
        {t.print}
      </Button>
      <Button
        icon={FileSpreadsheet}
        onClick={() => void download(forecastWorkbook, { params: { id }, query }, 'forecast.xlsx')}
      >
        {t.workbook}
      </Button>
    </>
  )
  return (
    <Page title={page ? t.resultOf(page.area.name) : t.result} documentTitle={t.result} actions={actions}>
      <Loaded query={read} lines={8}>
        {(found) => <Forecast page={found} onArea={(area) => setUrl({ area }, { push: true })} />}
      </Loaded>
    </Page>
  )
}

type Part = { page: ForecastPage; onArea: (area: string) => void }

function Forecast({ page, onArea }: Part) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const { forecast } = page
  return (
    <div className="stack">
      <nav className="row" aria-label={t.area}>
        {page.path.map((area) => (
          <Button key={area.code} small quiet onClick={() => onArea(area.code)}>
            {area.name}
          </Button>
        ))}
      </nav>
      <p className="soft small">
        {t.asOf(sayDate(forecast.day, language))} · {t.version(forecast.version)} · {t.future}
        <br />
        <span className="draft-hash">{t.hash(forecast.sha256 ?? '')}</span>
      </p>
      <div className="forecast-sums">
        <span>
          {t.cases}
          <strong>{page.cases}</strong>
        </span>
        <span>
          {t.changed}
          <strong>{page.changed ?? t.hidden}</strong>
        </span>
      </div>
      <Lines page={page} onArea={onArea} />
      <Figures page={page} onArea={onArea} />
      {page.areas.length > 0 && <p className="soft small">{t.hiddenWhy}</p>}
    </div>
  )
}

function Lines({ page }: Part) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const [open, setOpen] = useState('')
  const say = (n: number | null) => (n === null ? t.hidden : String(n))
  if (page.lines.length === 0)
    return (
      <Card title={t.lines}>
        <p className="soft">{t.linesNone}</p>
      </Card>
    )
  return (
    <Card title={t.lines} flush>
      <PlainTable
        label={t.lines}
        head={[t.line, t.people, t.times, ...page.areas.map((a) => a.name), t.who]}
        rows={page.lines.map((line) => ({
          key: line.line,
          cells: [
            sayLine(line.line, language),
            say(line.people),
            say(line.times),
            ...line.below.map(say),
            line.people === null ? (
              '—'
            ) : (
              <Button key="who" small onClick={() => setOpen(line.line)}>
                {t.who}
              </Button>
            ),
          ],
        }))}
      />
      {open && <ForecastPeople page={page} line={open} onClose={() => setOpen('')} />}
    </Card>
  )
}

type FigureCell = ForecastPage['figures'][number]['total']

function Figures({ page, onArea }: Part) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const counts = (side: FigureCell['before']) => (side ? `${side.numerator} / ${side.denominator}` : t.hidden)
  const both = (cell: FigureCell) =>
    cell.before === null ? t.hidden : `${counts(cell.before)} → ${counts(cell.after)}`
  return (
    <>
      <Card title={t.figures} flush={page.figures.length > 0}>
        {page.figures.length === 0 ? (
          <p className="soft">{t.figuresNone}</p>
        ) : (
          <PlainTable
            label={t.figures}
            head={[t.figure, t.before, t.after, t.moved, ...page.areas.map((a) => a.name)]}
            rows={page.figures.map(({ key, total, below }) => ({
              key,
              cells: [
                findMetric(key)?.title[language] ?? key,
                counts(total.before),
                counts(total.after),
                total.moved ?? t.hidden,
                ...below.map(both),
              ],
            }))}
          />
        )}
      </Card>
      <p className="soft small">{t.figuresLead}</p>
      {page.areas.length > 0 && (
        <nav className="row" aria-label={t.below}>
          <span className="soft small">{t.below}</span>
          {page.areas.map((area) => (
            <Button key={area.code} small onClick={() => onArea(area.code)}>
              {area.name}
            </Button>
          ))}
        </nav>
      )}
    </>
  )
}
