import { useState } from 'react'
import type { z } from 'zod'
import { type CohortSeries, overviewCohorts } from '#contract/picture-contract.ts'
import { type CohortStep, cohortSteps } from '#core/survival/cohort-key.ts'
import { type CurveKey, curveKeys, curves } from '#core/survival/curves.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import type { Where } from '#web/overview/where.ts'
import { picturesText } from '#web/text/pictures.ts'
import { CohortChoice } from './cohort-choice.tsx'
import { CohortCurves } from './cohort-curves.tsx'
import { CohortEndings } from './cohort-endings.tsx'
import { CohortList } from './cohort-list.tsx'

export type CohortReply = z.output<typeof overviewCohorts.reply>
export type Place = { readonly code: string; readonly name: string }

const defaults = { curve: 'retention', step: 'year', cohort: '', against: '' }

/** How the people who started together fared: report-in, retention, three years clean, each cohort with its band. */
export function CohortPart({ where, places }: { where: Where; places: readonly Place[] }) {
  const t = useText(picturesText).cohort
  const say = useSay()
  const [state, setState] = useUrlState(defaults)
  const curve = curves.find((c) => c.key === state.curve) ?? curves[0]
  const step: CohortStep = state.step === 'half' ? 'half' : 'year'
  const other = places.some((p) => p.code === state.against) ? state.against : undefined
  const against = other ? undefined : state.against || undefined
  const { area, day, measure, span } = where
  const query = { area, day, measure, span, curve: curve?.key, step, cohort: state.cohort || undefined }
  const cohorts = useRoute(overviewCohorts, { query: { ...query, against, other } })
  if (!curve) return null
  return (
    <div className="stack">
      <div className="overview-controls no-print">
        <RadioGroup
          name="curve"
          label={t.curve}
          across
          value={curve.key}
          onChange={(value) => setState({ curve: value, against: '' })}
          options={curveKeys.map((key) => ({ value: key, label: say(titleOf(key)) }))}
        />
        <RadioGroup
          name="step"
          label={t.step}
          across
          value={step}
          onChange={(value) => setState({ step: value, cohort: '', against: '' })}
          options={cohortSteps.map((key) => ({ value: key, label: t.steps[key] }))}
        />
      </div>
      <Loaded query={cohorts}>
        {(data) => (
          <Chosen
            data={data}
            where={where}
            places={places}
            step={step}
            cohort={state.cohort}
            against={state.against}
            onChange={setState}
          />
        )}
      </Loaded>
    </div>
  )
}

function titleOf(key: CurveKey) {
  return curves.find((c) => c.key === key)?.title ?? { zh: key, en: key }
}

function Chosen(props: {
  data: CohortReply
  where: Where
  places: readonly Place[]
  step: 'year' | 'half'
  cohort: string
  against: string
  onChange: (change: { cohort?: string; against?: string }) => void
}) {
  const { data, where, places, step, against, onChange } = props
  const t = useText(picturesText).cohort
  const [list, setList] = useState<{ cohort: string; ending?: CohortSeries['endings'][number]['ending'] }>()
  const chosen = data.cohorts.find((c) => c.cohort === props.cohort) ?? bestOf(data)
  if (!chosen) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  const beside = data.other ?? data.cohorts.find((c) => c.cohort === against && c !== chosen) ?? null
  return (
    <div className="stack">
      <CohortChoice
        data={data}
        places={places}
        chosen={chosen}
        against={beside ? against : ''}
        onChange={(change) => onChange({ cohort: chosen.cohort, ...change })}
      />
      {chosen.suppressed ? (
        <Banner>{t.hidden}</Banner>
      ) : (
        <>
          <CohortCurves
            data={data}
            chosen={chosen}
            against={beside?.suppressed ? null : beside}
            where={where}
            step={step}
            onList={(cohort) => setList({ cohort })}
          />
          {beside?.suppressed && <Banner>{t.hidden}</Banner>}
          <CohortEndings
            curve={data.curve}
            series={chosen}
            onList={(ending) => setList({ cohort: chosen.cohort, ending })}
          />
        </>
      )}
      {list && (
        <CohortList
          where={where}
          curve={data.curve}
          step={step}
          cohort={list.cohort}
          ending={list.ending}
          onClose={() => setList(undefined)}
        />
      )}
    </div>
  )
}

/** Days after which a start can be judged where the axis is long; where it is short, the newest start tells most. */
const longAxis = 100

/** The newest cohort that has been seen for half of the axis, else the largest that may be shown. */
function bestOf(data: CohortReply): CohortSeries | undefined {
  const shown = data.cohorts.filter((c) => !c.suppressed && c.people !== null)
  const ripe = shown.findLast((c) => !c.small && (data.horizon < longAxis || c.last >= data.horizon / 2))
  return ripe ?? shown.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0))[0] ?? data.cohorts.at(-1)
}
