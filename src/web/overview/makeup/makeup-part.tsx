import { useState } from 'react'
import { overviewParts } from '#contract/parts-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { type Dimension, dimensions } from '#core/metrics/parts.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { PeopleDrawer } from '#web/overview/people-drawer.tsx'
import type { Where } from '#web/overview/where.ts'
import { makeupText } from '#web/text/makeup.ts'
import { MakeupAreas } from './makeup-areas.tsx'
import { MakeupPicture } from './makeup-picture.tsx'
import { type Parts, useValueName } from './value-name.ts'
import './makeup.css'

type MakeupProps = { where: Where; metric: Metric; hasAreas: boolean; onArea: (code: string) => void }

/** One figure taken apart by one dimension: its parts add up to it, and each opens its people. */
export function MakeupPart({ where, metric, hasAreas, onArea }: MakeupProps) {
  const t = useText(makeupText)
  const [by, setBy] = useState<Dimension>('sex')
  const [withAreas, setWithAreas] = useState(false)
  const tooWide = by === 'station' && (where.area === 'cn' || where.area.length < 4)
  return (
    <div className="stack">
      <div className="makeup-controls no-print">
        <RadioGroup
          name="makeup-by"
          label={t.by}
          across
          value={by}
          onChange={(value) => setBy(value as Dimension)}
          options={dimensions.map((value) => ({ value, label: t.dimensions[value] }))}
        />
        {hasAreas && !tooWide && (
          <Button small pressed={withAreas} onClick={() => setWithAreas(!withAreas)}>
            {t.withAreas}
          </Button>
        )}
      </div>
      {tooWide ? (
        <EmptyState title={t.stations}>{t.stationsText}</EmptyState>
      ) : (
        <MakeupOf key={by} {...{ where, metric, by, onArea, withAreas: withAreas && hasAreas }} />
      )}
    </div>
  )
}

function MakeupOf(props: {
  where: Where
  metric: Metric
  by: Dimension
  withAreas: boolean
  onArea: (code: string) => void
}) {
  const { where, metric, by, withAreas, onArea } = props
  const t = useText(makeupText)
  const say = useSay()
  const nameOf = useValueName()
  const [open, setOpen] = useState<Parts['values'][number]>()
  const query = { ...where, metric: metric.key, by, areas: withAreas ? ('next' as const) : ('none' as const) }
  const parts = useRoute(overviewParts, { query })
  return (
    <Loaded query={parts}>
      {(data) =>
        data.values.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <div className="stack">
            <MakeupPicture data={data} metric={metric} onOpen={setOpen} />
            <p className="soft small">
              {t.addsUp} {t.notes[by]}
            </p>
            {data.areas.length > 0 && (
              <MakeupAreas
                data={data}
                metric={metric}
                label={t.areasLabel(say(metric.title), t.dimensions[by])}
                onArea={onArea}
              />
            )}
            {open && (
              <PeopleDrawer
                where={where}
                metric={metric}
                part={{ by, value: open.value }}
                lead={<p>{t.listOf(t.dimensions[by], nameOf(open))}</p>}
                onClose={() => setOpen(undefined)}
              />
            )}
          </div>
        )
      }
    </Loaded>
  )
}
