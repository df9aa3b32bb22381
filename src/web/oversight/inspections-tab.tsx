import { useState } from 'react'
import { Link } from 'react-router'
import { exportInspections, type InspectionLine, listInspections } from '#contract/inspection-contract.ts'
import { listInspectionFindings } from '#contract/inspection-finding-contract.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { useMayUse } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { Counts } from './counts.tsx'
import { FindingTable } from './finding-table.tsx'
import type { OversightPlace } from './oversight-screen.tsx'
import { PlanCard } from './plan-card.tsx'
import { SupportCard } from './support-card.tsx'

/** What waits comes first: findings to be mended, then the visits they come from, the plan, and linked support. */
export function InspectionsTab({ place }: { place: OversightPlace }) {
  const t = useText(oversightText)
  const inspects = useMayUse(['narcoticsOffice'])
  const [ended, setEnded] = useState(false)
  const query = { ...(place.area ? { area: place.area } : {}), ...(ended ? { ended: '1' as const } : {}) }
  const findings = useRoute(listInspectionFindings, { query })
  const counts = findings.data?.counts
  const below = (findings.data?.below ?? []).filter((row) => row.area.code !== place.code)
  return (
    <>
      {counts && (
        <Counts
          counts={[
            { label: t.counts.overdue, value: counts.overdue, late: true },
            { label: t.counts.open, value: counts.open },
            { label: t.counts.toCheck, value: counts.toCheck },
            { label: t.counts.closed, value: counts.closed },
          ]}
        />
      )}
      <Card
        title={t.findings}
        flush
        actions={<Checkbox name="ended" label={t.ended} checked={ended} onChange={setEnded} />}
      >
        <p className="soft small card-note">{t.findingsHow}</p>
        {findings.error && <Failed error={findings.error} onRetry={() => void findings.refetch()} />}
        <FindingTable findings={findings.data?.findings} loading={findings.isFetching} />
      </Card>
      {below.length > 1 && (
        <Card title={t.byArea} flush>
          <PlainTable
            label={t.byArea}
            head={[t.area, t.counts.overdue, t.counts.open, t.counts.closed]}
            rows={below.map((row) => ({
              key: row.area.code,
              cells: [
                <button
                  key="area"
                  type="button"
                  className="oversight-open"
                  onClick={() => place.onArea(row.area.code)}
                >
                  {row.area.name}
                </button>,
                row.overdue,
                row.open,
                row.closed,
              ],
            }))}
          />
        </Card>
      )}
      <Visits place={place} />
      {inspects && <PlanCard />}
      <SupportCard place={place} />
    </>
  )
}

function Visits({ place }: { place: OversightPlace }) {
  const t = useText(oversightText)
  const { language } = useLanguage()
  const [begins, setBegins] = useState(false)
  const query = place.area ? { area: place.area } : {}
  const visits = useRoute(listInspections, { query })
  const columns: Column<InspectionLine>[] = [
    {
      key: 'theme',
      title: t.theme,
      head: true,
      wide: true,
      cell: (row) => <Link to={`/oversight/inspections/${row.id}`}>{row.theme}</Link>,
    },
    { key: 'area', title: t.target, cell: (row) => row.area.name },
    { key: 'on', title: t.on, cell: (row) => <span className="nowrap">{sayDate(row.on, language)}</span> },
    { key: 'by', title: t.by, cell: (row) => row.by.name },
    { key: 'inspectors', title: t.inspectors, folded: true, cell: (row) => row.inspectors },
    { key: 'result', title: t.result, cell: (row) => t.resultOf(row.open, row.overdue, row.findings) },
    {
      key: 'state',
      title: t.state,
      cell: (row) =>
        row.closed ? <Badge tone="good">{t.closed}</Badge> : <Badge tone="info">{t.open}</Badge>,
    },
  ]
  return (
    <Card
      title={t.inspections}
      flush
      actions={
        <>
          <Button small onClick={() => void download(exportInspections, { query }, 'inspections.xlsx')}>
            {t.export}
          </Button>
          {visits.data?.mayInspect && (
            <Button small kind="primary" onClick={() => setBegins(true)}>
              {t.begin}
            </Button>
          )}
        </>
      }
    >
      <Table
        label={t.inspections}
        name="inspections"
        rows={visits.data?.inspections}
        rowKey={(row) => row.id}
        loading={visits.isFetching}
        error={visits.error && <Failed error={visits.error} onRetry={() => void visits.refetch()} />}
        empty={{ title: t.noInspections, children: t.noInspectionsText }}
        columns={columns}
      />
      {begins && <BeginDialog area={place.area} onClose={() => setBegins(false)} />}
    </Card>
  )
}
