import { useState } from 'react'
import { Link } from 'react-router'
import { exportUnits, listUnits, type UnitLine } from '#contract/demonstration-contract.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { demonstrationText } from '#web/text/demonstration.ts'
import { oversightText } from '#web/text/oversight.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { Counts } from './counts.tsx'
import type { OversightPlace } from './oversight-screen.tsx'

const tones: Record<UnitLine['stage'], Tone> = {
  applied: 'info',
  reviewed: 'info',
  awarded: 'good',
  refused: 'neutral',
  withdrawn: 'neutral',
}

export function UnitStage({ unit }: { unit: Pick<UnitLine, 'stage' | 'objectionOpen'> }) {
  const t = useText(demonstrationText)
  return (
    <>
      <Badge tone={tones[unit.stage]}>{t.stages[unit.stage]}</Badge>
      {unit.objectionOpen && <Badge tone="late">{t.objection}</Badge>}
    </>
  )
}

/** The register of titles: re-checks that are due or overdue first. */
export function UnitsTab({ place }: { place: OversightPlace }) {
  const t = useText(demonstrationText)
  const general = useText(oversightText)
  const say = useSay()
  const { language } = useLanguage()
  const [applies, setApplies] = useState(false)
  const query = place.area ? { area: place.area } : {}
  const units = useRoute(listUnits, { query })
  const counts = units.data?.counts
  const columns: Column<UnitLine>[] = [
    {
      key: 'unit',
      title: t.unit,
      head: true,
      wide: true,
      cell: (row) => (
        <span className="item-words">
          <Link to={`/oversight/units/${row.id}`}>{row.name}</Link>
          <span className="soft small">{row.area.name}</span>
        </span>
      ),
    },
    { key: 'title', title: t.unitTitle, wide: true, cell: (row) => say(row.title.title) },
    { key: 'stage', title: t.stage, cell: (row) => <UnitStage unit={row} /> },
    { key: 'number', title: t.number, folded: true, cell: (row) => row.number ?? '—' },
    {
      key: 'plaque',
      title: t.plaque,
      cell: (row) => (row.plaqueOn ? <span className="nowrap">{sayDate(row.plaqueOn, language)}</span> : '—'),
    },
    { key: 'recheck', title: t.recheck, cell: (row) => <Recheck unit={row} /> },
  ]
  return (
    <>
      {counts && (
        <Counts
          counts={[
            { label: t.counts.overdue, value: counts.overdue, late: true },
            { label: t.counts.soon, value: counts.soon },
            { label: t.counts.waiting, value: counts.waiting },
            { label: t.counts.awarded, value: counts.awarded },
          ]}
        />
      )}
      <Card
        title={general.tabs.units}
        flush
        actions={
          <>
            <Button small onClick={() => void download(exportUnits, { query }, 'units.xlsx')}>
              {general.export}
            </Button>
            {units.data?.mayApply && (
              <Button small kind="primary" onClick={() => setApplies(true)}>
                {t.apply}
              </Button>
            )}
          </>
        }
      >
        <p className="soft small card-note">{t.how}</p>
        <Table
          label={general.tabs.units}
          name="demonstration-units"
          rows={units.data?.units}
          rowKey={(row) => row.id}
          loading={units.isFetching}
          error={units.error && <Failed error={units.error} onRetry={() => void units.refetch()} />}
          empty={{ title: t.none, children: t.noneText }}
          columns={columns}
        />
      </Card>
      {applies && <ApplyDialog onClose={() => setApplies(false)} />}
    </>
  )
}

export function Recheck({ unit }: { unit: Pick<UnitLine, 'recheck' | 'recheckDueOn'> }) {
  const t = useText(demonstrationText)
  const { language } = useLanguage()
  if (unit.recheckDueOn === null) return <>—</>
  return (
    <>
      <span className="nowrap">{t.recheckDue(sayDate(unit.recheckDueOn, language))}</span>{' '}
      {unit.recheck === 'overdue' && <Badge tone="late">{t.overdue}</Badge>}
      {unit.recheck === 'soon' && <Badge tone="info">{t.soon}</Badge>}
    </>
  )
}
