import { Link } from 'react-router'
import type { MatrixRow, RoundLine, SchemeHead } from '#contract/evaluation-shapes.ts'
import { sayPoints } from '#core/evaluation/points.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { sayValue } from '#web/overview/figure-words.ts'
import { evaluationText } from '#web/text/evaluation.ts'

/** Where the points of one cell come from: figure, value, formula, clause, and the list by right. */
export function ItemDrawer(props: {
  round: RoundLine
  scheme: SchemeHead
  row: MatrixRow
  item: string
  onClose: () => void
}) {
  const { round, scheme, row, item, onClose } = props
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const place = scheme.items.findIndex((i) => i.key === item)
  const head = scheme.items[place]
  const shown = row.score?.items[place]
  if (!head || !shown) return null
  const metric = head.figure === null ? undefined : findMetric(head.figure)
  const { numerator, denominator } = shown
  return (
    <Drawer title={`${row.area.name} · ${head.title[language]}`} onClose={onClose}>
      <dl className="facts">
        <dt>{t.got}</dt>
        <dd className="strong">{shown.points === null ? t.hidden : sayPoints(shown.points)}</dd>
        <dt>{t.weight}</dt>
        <dd>
          {sayPoints(head.weight)}
          {shown.max !== head.weight && (
            <>
              {` → ${sayPoints(shown.max)} `}
              <span className="soft small">{shown.max === 0 ? t.nothing : t.moved}</span>
            </>
          )}
        </dd>
        {metric && !shown.hidden && (
          <>
            <dt>{t.value}</dt>
            <dd>{sayValue(metric, { numerator, denominator, suppressed: false }) ?? '—'}</dd>
            <dt>{t.counts}</dt>
            <dd className="numbers">
              {numerator} / {denominator}
            </dd>
          </>
        )}
        {head.kind === 'judged' && (
          <>
            <dt>{t.review}</dt>
            <dd>
              {t.marks(shown.marks, scheme.reviewers)}{' '}
              {shown.differs && <Badge tone="late">{t.differs}</Badge>}
            </dd>
          </>
        )}
        <dt>{t.rule}</dt>
        <dd>{head.rule[language]}</dd>
        {head.criteria && (
          <>
            <dt>{t.criteria}</dt>
            <dd>{head.criteria[language]}</dd>
          </>
        )}
        {metric && (
          <>
            <dt>{t.target}</dt>
            <dd>{metric.means[language]}</dd>
          </>
        )}
        <dt>{t.source}</dt>
        <dd>
          {scheme.source.says} {scheme.source.reading && <Badge>{t.reading}</Badge>}
        </dd>
      </dl>
      {shown.hidden && <p className="soft">{t.hiddenWhy}</p>}
      {metric && !shown.hidden && (
        <p>
          <Link to={`/overview?area=${row.area.code}&day=${round.day}&metric=${metric.key}`}>{t.list}</Link>
        </p>
      )}
    </Drawer>
  )
}
