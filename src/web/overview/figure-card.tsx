import { Info } from 'lucide-react'
import type { Figure } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { gapOf, numberOf, sayCount, sayTarget, sayValue } from './figure-words.ts'
import { Sparkline } from './sparkline.tsx'

/** One figure: its value opens trend and ranking, its counts the people, its mark the definition. */
export function FigureCard(props: {
  figure: Figure
  metric: FigureDefinition
  chosen: boolean
  onChoose: () => void
  onList: () => void
  onDefine: () => void
}) {
  const { figure, metric, chosen } = props
  const t = useText(overviewText)
  const say = useSay()
  const title = say(metric.title)
  const value = sayValue(metric, figure.cell)
  return (
    <li className={chosen ? 'figure chosen' : 'figure'}>
      <button type="button" className="figure-open" aria-pressed={chosen} onClick={props.onChoose}>
        <span className="figure-title">{title}</span>
        <span className={value ? 'figure-value' : 'figure-value none'}>
          {value ?? (figure.cell.suppressed ? t.small : t.nothing)}
        </span>
        <span className="hidden-words">{t.open(title)}</span>
      </button>
      <Sparkline values={figure.trend.map((p) => numberOf(metric, p.cell))} />
      <div className="figure-foot">
        <Counts {...props} title={title} />
        <button
          type="button"
          className="figure-mark"
          aria-label={t.openDefinition(title)}
          onClick={props.onDefine}
        >
          <Info size={18} aria-hidden />
        </button>
      </div>
      <TargetLine figure={figure} metric={metric} />
    </li>
  )
}

function Counts({
  figure,
  metric,
  title,
  onList,
}: {
  figure: Figure
  metric: FigureDefinition
  title: string
  onList: () => void
}) {
  const t = useText(overviewText)
  const { numerator, denominator } = figure.cell
  if (numerator === null || denominator === null) return <span className="soft small">{t.smallWhy}</span>
  const counts =
    metric.unit === 'count' ? t.times(sayCount(numerator)) : t.of(sayCount(numerator), sayCount(denominator))
  if (numerator === 0 && denominator === 0) return <span className="soft small numbers">{counts}</span>
  return (
    <button
      type="button"
      className="figure-list numbers"
      aria-label={`${t.openList(title)}: ${counts}`}
      onClick={onList}
    >
      {counts}
    </button>
  )
}

function TargetLine({ figure, metric }: { figure: Figure; metric: FigureDefinition }) {
  const t = useText(overviewText)
  const { language } = useLanguage()
  const gap = gapOf(metric, figure)
  const period = figure.months ? t.months(figure.months.from, figure.months.to) : null
  const short = gap !== null && gap > 1e-9
  const points = gap === null ? '' : gapWords(metric, gap, t.points)
  return (
    <p className="figure-target soft small">
      {figure.target && (
        <span title={figure.target.source} lang={language === 'en' ? 'zh-CN' : undefined}>
          {t.target(sayTarget(metric, figure.target.value))}
        </span>
      )}
      {gap !== null &&
        (short ? <Badge tone="late">{t.gapBelow(points)}</Badge> : <Badge tone="good">{t.met}</Badge>)}
      {period && <span className="numbers">{period}</span>}
    </p>
  )
}

function gapWords(metric: FigureDefinition, gap: number, points: (v: string) => string): string {
  if (metric.unit === 'percent') return points((Math.round(gap * 1000) / 10).toFixed(1))
  return String(Math.round(gap * 100) / 100)
}
