import type { LookPage } from '#contract/look-contract.ts'
import type { Cell } from '#contract/overview-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric, metrics } from '#core/metrics/metrics.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { sayValue } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { lookText } from '#web/text/look.ts'
import { LookChanges } from './look-changes.tsx'

/** Each figure as it was known then and as it is known now, what changed first; then where and by what. */
export function LookResult({ page }: { page: LookPage }) {
  const t = useText(lookText)
  const { language } = useLanguage()
  const changed = page.figures.filter((f) => !isSame(f.known, f.now))
  const rest = page.figures.filter((f) => isSame(f.known, f.now))
  return (
    <>
      <p className="soft small">
        {t.head(sayDate(page.day, language), sayInstant(page.knownAt), sayInstant(page.nowAt))}
      </p>
      <p className="strong">{t.movedCount(changed.length)}</p>
      <LookCards figures={changed} />
      {page.moved.length > 0 && <Moved page={page} />}
      {page.changes.length > 0 && <LookChanges page={page} />}
      {rest.length > 0 && (
        <details open={changed.length === 0}>
          <summary className="fold">{t.rest(rest.length)}</summary>
          <LookCards figures={rest} />
        </details>
      )}
    </>
  )
}

function isSame(a: Cell, b: Cell): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator
}

function LookCards({ figures }: { figures: LookPage['figures'] }) {
  if (figures.length === 0) return null
  return (
    <ul className="figures">
      {figures.map((f) => (
        <LookCard key={f.key} figure={f} />
      ))}
    </ul>
  )
}

function LookCard({ figure }: { figure: LookPage['figures'][number] }) {
  const t = useText(lookText)
  const say = useSay()
  const metric = findMetric(figure.key)
  if (!metric) return null
  const same = isSame(figure.known, figure.now)
  return (
    <li className="figure look-figure">
      <span className="figure-title">{say(metric.title)}</span>
      <dl className="look-pair">
        <div>
          <dt>{t.knownValue}</dt>
          <dd>
            <Value metric={metric} cell={figure.known} />
          </dd>
        </div>
        <div>
          <dt>{t.nowValue}</dt>
          <dd>
            <Value metric={metric} cell={figure.now} />
          </dd>
        </div>
      </dl>
      <p className="figure-target soft small">
        {same ? t.same : <Badge tone="late">{t.moved}</Badge>}
        {figure.months && <span className="numbers">{figure.months}</span>}
      </p>
    </li>
  )
}

function Value({ metric, cell }: { metric: Metric; cell: Cell }) {
  const t = useText(lookText)
  const value = sayValue(metric, cell)
  if (value === null) return <span className="soft">{cell.suppressed ? t.hidden : '—'}</span>
  return (
    <>
      <strong className="numbers">{value}</strong>
      {metric.unit !== 'count' && (
        <span className="soft small numbers">
          {' '}
          {cell.numerator}/{cell.denominator}
        </span>
      )}
    </>
  )
}

const places = new Map(metrics.map((m, i) => [m.key, i] as const))

/** Township by township, figures as on the overview; the steps of the funnel are not figures of their own here. */
function inOrder(moved: LookPage['moved']): LookPage['moved'] {
  const at = (key: string) => places.get(key) ?? 0
  return moved
    .filter((m) => places.has(m.metric))
    .sort((a, b) =>
      a.area.code < b.area.code ? -1 : a.area.code > b.area.code ? 1 : at(a.metric) - at(b.metric),
    )
}

function Moved({ page }: { page: LookPage }) {
  const t = useText(lookText)
  const { language } = useLanguage()
  return (
    <Card title={t.townships}>
      <PlainTable
        label={t.townships}
        head={[t.area, t.figure, t.knownValue, t.nowValue]}
        rows={inOrder(page.moved).flatMap((m) => {
          const metric = findMetric(m.metric)
          if (!metric) return []
          return [
            {
              key: `${m.area.code}${m.metric}`,
              cells: [
                m.area.name,
                metric.title[language],
                <Value key="known" metric={metric} cell={m.known} />,
                <Value key="now" metric={metric} cell={m.now} />,
              ],
            },
          ]
        })}
      />
    </Card>
  )
}
