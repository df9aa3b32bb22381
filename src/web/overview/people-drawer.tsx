import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { overviewList } from '#contract/overview-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import type { Dimension } from '#core/metrics/parts.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { overviewText } from '#web/text/overview.ts'
import { PlainTable } from './plain-table.tsx'
import { PurposeForm } from './purpose-form.tsx'
import type { Where } from './where.ts'

type Side = 'denominator' | 'numerator' | 'gap'
const sides: readonly Side[] = ['denominator', 'numerator', 'gap']

/** The people behind a number: as many as the number says, as far as the reader may see them. */
export function PeopleDrawer(props: {
  where: Where
  metric: Metric
  /** Which side of the number is asked for first. */
  side?: Side | undefined
  /** Only those who count under one value of a dimension. */
  part?: { readonly by: Dimension; readonly value: string } | undefined
  /** What stands above the list: the definition of the cell it was opened from. */
  lead?: ReactNode
  onClose: () => void
}) {
  const { where, metric, onClose } = props
  const t = useText(overviewText)
  const say = useSay()
  const [side, setSide] = useState<Side>(
    props.side ?? (metric.unit === 'count' ? 'numerator' : 'denominator'),
  )
  const [because, setBecause] = useState<string>()
  const body = { ...where, metric: metric.key, side, because, part: props.part, limit: 50 }
  const list = usePages(overviewList, { body }, 'body')
  const first = list.pages?.[0]
  const rows = list.pages?.flatMap((p) => p.rows) ?? []
  return (
    <Drawer title={t.listTitle(say(metric.title))} onClose={onClose}>
      <div className="stack">
        {props.lead}
        {metric.unit !== 'count' && (
          <RadioGroup
            name="side"
            label={t.sidesLabel}
            across
            value={side}
            onChange={(v) => setSide(v as Side)}
            options={sides.map((value) => ({ value, label: t.sides[value] }))}
          />
        )}
        {list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {!first && !list.error && <Skeleton lines={6} />}
        {first && first.show !== 'areas' && (
          <p className="row">
            <strong className="numbers">{t.people(first.people, first.adds)}</strong>
            <Badge tone="good">{t.equals}</Badge>
          </p>
        )}
        {first?.show === 'areas' && <EmptyState title={t.small}>{t.areasInstead}</EmptyState>}
        {first?.show === 'purpose' && first.people > 0 && <PurposeForm onSend={setBecause} />}
        {first?.people === 0 && first.show !== 'areas' && (
          <EmptyState title={t.nobody}>{t.nobodyText}</EmptyState>
        )}
        {first?.show === 'rows' && first.unseen > 0 && <Banner>{t.unseen(first.unseen)}</Banner>}
        {rows.length > 0 && <People rows={rows} label={t.listTitle(say(metric.title))} />}
        {list.hasNextPage && (
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </div>
    </Drawer>
  )
}

type Row = NonNullable<ReturnType<typeof usePages<typeof overviewList>>['pages']>[number]['rows'][number]

function People({ rows, label }: { rows: readonly Row[]; label: string }) {
  const t = useText(overviewText)
  const labels = useText(labelsText)
  const { name, fileNo, stage, township, worker, adds } = t.columns
  return (
    <PlainTable
      label={label}
      head={[name, fileNo, stage, township, worker, adds]}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <Link key="name" to={`/cases/${row.caseId}`}>
            {row.name}
          </Link>,
          <span key="file" className="nowrap">
            {row.fileNo}
          </span>,
          labels.stage[row.stage],
          row.townshipName,
          row.workerName ?? '—',
          `${row.numerator}/${row.denominator}`,
        ],
      }))}
    />
  )
}
