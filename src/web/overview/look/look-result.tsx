import { Link } from 'react-router'
import type { LookPage } from '#contract/look-contract.ts'
import type { Cell } from '#contract/overview-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { sayValue } from '#web/overview/figure-words.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { labelsText } from '#web/text/labels.ts'
import { lookText } from '#web/text/look.ts'

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
      <ul className="figures">
        {[...changed, ...rest].map((f) => (
          <LookCard key={f.key} figure={f} />
        ))}
      </ul>
      {page.moved.length > 0 && <Moved page={page} />}
      {page.changes.length > 0 && <Changes page={page} />}
    </>
  )
}

function isSame(a: Cell, b: Cell): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator
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

function Moved({ page }: { page: LookPage }) {
  const t = useText(lookText)
  const { language } = useLanguage()
  return (
    <Card title={t.townships}>
      <PlainTable
        label={t.townships}
        head={[t.area, t.figure, t.knownValue, t.nowValue]}
        rows={page.moved.flatMap((m) => {
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

function Changes({ page }: { page: LookPage }) {
  const t = useText(lookText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const titles: Readonly<Record<string, string>> = labels.entry
  return (
    <Card title={t.changes(page.changedCases)}>
      {page.changes.length < page.changedCases && <p className="soft small">{t.more(page.changes.length)}</p>}
      <ul className="look-changes">
        {page.changes.map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never reordered; unseen cases have no id.
          <li key={i}>
            {change.caseId ? (
              <Link to={`/cases/${change.caseId}`}>{change.fileNo}</Link>
            ) : (
              <span className="soft">{[change.township, t.unseen].filter(Boolean).join(' · ')}</span>
            )}
            <p className="small">
              {change.metrics.flatMap((key) => findMetric(key)?.title[language] ?? []).join('、')}
              <br />
              <span className="soft">
                {change.entries
                  .map((e) => t.entry(titles[e.type] ?? e.type, sayDate(e.on, language), e.daysLate))
                  .join('；') || t.noEntries}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
