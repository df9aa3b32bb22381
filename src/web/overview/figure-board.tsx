import { useState } from 'react'
import type { z } from 'zod'
import type { overviewFigures } from '#contract/overview-contract.ts'
import { firstSight } from '#core/metrics/first-figures.ts'
import { type AnyMetric, isRegister } from '#core/metrics/register-metric.ts'
import { findFigure } from '#core/metrics/register-metrics.ts'
import { Card } from '#web/kit/card.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { CompareChoice } from './compare-choice.tsx'
import { DefinitionDrawer } from './definition-drawer.tsx'
import { FigureCard } from './figure-card.tsx'
import { grouped } from './figure-groups.ts'
import { FunnelPart } from './funnel-part.tsx'
import { HeatPart } from './heat-part.tsx'
import { MakeupPart } from './makeup/makeup-part.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { CohortPart } from './pictures/cohort-part.tsx'
import { TilePart } from './pictures/tile-part.tsx'
import { WorkloadPart } from './pictures/workload-part.tsx'
import { RankingPart } from './ranking-part.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { TrendPart } from './trend-part.tsx'
import type { Below, Where } from './where.ts'

const views = ['tiles', 'trend', 'ranking', 'makeup', 'heat', 'funnel', 'cohorts', 'workload'] as const

/** Views that are not about one figure: the card bears their own name. */
const ofNoFigure: readonly string[] = ['funnel', 'cohorts', 'workload']

type BoardProps = {
  data: z.output<typeof overviewFigures.reply>
  where: Where
  below: Below
  metric: AnyMetric
  view: string
  stale: boolean
  onMetric: (key: string) => void
  onView: (view: string) => void
  onBelow: (below: Below) => void
  onArea: (code: string) => void
}

/** The chosen figure at large, and all figures as cards. */
export function FigureBoard(props: BoardProps) {
  const { data, where, metric, stale, onMetric } = props
  const t = useText(overviewText)
  const [open, setOpen] = useState<{ what: 'list' | 'definition'; key: string }>()
  const opened = open && findFigure(open.key)
  const figure = data.figures.find((f) => f.key === open?.key)
  return (
    <div className={stale ? 'board stale' : 'board'} aria-busy={stale}>
      {grouped(data.figures, data.area.level).map((g, i) => (
        <section key={g.group} className="stack tight">
          <h2 className="board-title">{t.groups[g.group]}</h2>
          <ul className={i === 0 ? 'figures first' : 'figures'}>
            {g.figures.map((f) => {
              const of = findFigure(f.key)
              return (
                of && (
                  <FigureCard
                    key={f.key}
                    figure={f}
                    metric={of}
                    chosen={f.key === metric.key}
                    onChoose={() => onMetric(f.key)}
                    onList={() => setOpen({ what: 'list', key: f.key })}
                    onDefine={() => setOpen({ what: 'definition', key: f.key })}
                  />
                )
              )
            })}
          </ul>
          {i === 0 && <FigureDetail {...props} />}
        </section>
      ))}
      {open?.what === 'definition' && opened && figure && (
        <DefinitionDrawer metric={opened} figure={figure} onClose={() => setOpen(undefined)} />
      )}
      {open?.what === 'list' && opened && isRegister(opened) && (
        <RegisterDrawer where={where} metric={opened} onClose={() => setOpen(undefined)} />
      )}
      {open?.what === 'list' && opened && !isRegister(opened) && (
        <PeopleDrawer where={where} metric={opened} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

function FigureDetail({ data, where, below, metric, view, onView, onBelow, onArea }: BoardProps) {
  const t = useText(overviewText)
  const say = useSay()
  const figure = data.figures.find((f) => f.key === metric.key)
  const value =
    views.find((v) => v === view && (v !== 'makeup' || !isRegister(metric))) ??
    firstSight[data.area.level].view
  const head = { area: data.area.name, day: data.day, knownAt: data.knownAt }
  const { children: places } = data
  return (
    <Card title={ofNoFigure.includes(value) ? t.views[value] : say(metric.title)}>
      <Tabs
        label={t.viewsLabel}
        value={value}
        onChange={onView}
        tabs={views
          .filter((key) => key !== 'makeup' || !isRegister(metric))
          .map((key) => ({ key, label: t.views[key] }))}
      >
        <div className="board-view">
          {value === 'trend' && figure && <TrendPart {...{ figure, metric, where, head }} />}
          {(value === 'tiles' || value === 'ranking' || value === 'heat') && (
            <CompareChoice area={where.area} below={below} onBelow={onBelow} />
          )}
          {value === 'tiles' && <TilePart {...{ where, below, metric, figure, places, onArea }} />}
          {value === 'ranking' && <RankingPart {...{ where, below, metric, onArea }} />}
          {value === 'makeup' && !isRegister(metric) && (
            <MakeupPart {...{ where, metric, onArea }} hasAreas={places.length > 0} />
          )}
          {value === 'heat' && <HeatPart {...{ where, below, metric, onArea }} />}
          {value === 'funnel' && <FunnelPart where={where} />}
          {value === 'cohorts' && <CohortPart where={where} places={places} />}
          {value === 'workload' && <WorkloadPart area={where.area} onArea={onArea} />}
        </div>
      </Tabs>
    </Card>
  )
}
