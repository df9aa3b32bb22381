import { useMemo } from 'react'
import { listStaff } from '#contract/staff-contract.ts'
import { findingKinds, measures, stages } from '#core/case/case-state.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Select } from '#web/kit/select.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { peopleText } from '#web/text/people.ts'
import type { Filters } from './people-screen.tsx'

/** The two that everyone uses are open; the rest is folded until it is wanted or already set. */
export function PeopleFilters(props: { filters: Filters; onChange: (change: Partial<Filters>) => void }) {
  const { filters, onChange } = props
  const t = useText(peopleText)
  const labels = useText(labelsText)
  const manages = useMayUse(['stationHead', 'townshipOffice'])
  const folded =
    !filters.measure && !filters.tier && !filters.finding && !filters.worker && !filters.unassigned
  const set = folded && !filters.stage && !filters.overdue
  const tiers = useMemo(
    () => Object.entries(labels.tier).map(([value, label]) => ({ value, label })),
    [labels],
  )

  return (
    <div className="stack tight">
      <div className="filters">
        <Select
          name="stage"
          label={t.stage}
          empty={t.allStages}
          value={filters.stage}
          onChange={(stage) => onChange({ stage })}
          options={stages.map((value) => ({ value, label: labels.stage[value] }))}
        />
        <Checkbox
          name="overdue"
          label={t.overdue}
          checked={filters.overdue === '1'}
          onChange={(on) => onChange({ overdue: on ? '1' : '' })}
        />
        {!set && (
          <Button
            kind="plain"
            onClick={() =>
              onChange({
                stage: '',
                measure: '',
                tier: '',
                finding: '',
                overdue: '',
                unassigned: '',
                worker: '',
              })
            }
          >
            {t.clearFilters}
          </Button>
        )}
      </div>
      <details open={!folded || undefined}>
        <summary className="fold">{t.moreFilters}</summary>
        <div className="filters">
          <Select
            name="measure"
            label={t.measure}
            empty={t.any}
            value={filters.measure}
            onChange={(measure) => onChange({ measure })}
            options={measures.map((value) => ({ value, label: labels.measure[value] }))}
          />
          <Select
            name="tier"
            label={t.tier}
            empty={t.any}
            value={filters.tier}
            onChange={(tier) => onChange({ tier })}
            options={tiers}
          />
          <Select
            name="finding"
            label={t.finding}
            empty={t.any}
            value={filters.finding}
            onChange={(finding) => onChange({ finding })}
            options={findingKinds.map((value) => ({ value, label: labels.finding[value] }))}
          />
          {manages && <WorkerFilter value={filters.worker} onChange={(worker) => onChange({ worker })} />}
          {manages && (
            <Checkbox
              name="unassigned"
              label={t.unassigned}
              checked={filters.unassigned === '1'}
              onChange={(on) => onChange({ unassigned: on ? '1' : '' })}
            />
          )}
        </div>
      </details>
    </div>
  )
}

function WorkerFilter({ value, onChange }: { value: string; onChange: (worker: string) => void }) {
  const t = useText(peopleText)
  const staff = useRoute(listStaff, { query: { limit: 200 } })
  const options = (staff.data?.staff ?? []).flatMap((one) =>
    one.account ? [{ value: one.account, label: `${one.name}（${one.cases}）` }] : [],
  )
  return (
    <Select
      name="worker"
      label={t.worker}
      empty={t.any}
      value={value}
      onChange={onChange}
      options={options}
    />
  )
}
