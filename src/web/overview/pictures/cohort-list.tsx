import { useState } from 'react'
import { Link } from 'react-router'
import { type CohortSeries, overviewCohortList } from '#contract/picture-contract.ts'
import type { CurveKey } from '#core/survival/curves.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { PurposeForm } from '#web/overview/purpose-form.tsx'
import type { Where } from '#web/overview/where.ts'
import { labelsText } from '#web/text/labels.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'

type Ending = CohortSeries['endings'][number]['ending']

/** The people of a cohort, or of one ending: as many as the number says, as far as the reader may see them. */
export function CohortList(props: {
  where: Where
  curve: CurveKey
  step: 'year' | 'half'
  cohort: string
  ending: Ending | undefined
  onClose: () => void
}) {
  const { where, curve, step, cohort, ending, onClose } = props
  const t = useText(overviewText)
  const words = useText(picturesText).cohort
  const [because, setBecause] = useState<string>()
  const body = { ...where, curve, step, cohort, ending, because, limit: 50 }
  const list = usePages(overviewCohortList, { body }, 'body')
  const first = list.pages?.[0]
  const rows = list.pages?.flatMap((p) => p.rows) ?? []
  const title = ending ? words.endingList(words.endingsOf[ending]) : words.list(cohort)
  return (
    <Drawer title={title} onClose={onClose}>
      <div className="stack">
        {list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {!first && !list.error && <Skeleton lines={6} />}
        {first?.show === 'areas' && <EmptyState title={t.small}>{words.hidden}</EmptyState>}
        {first && first.show !== 'areas' && (
          <p className="row">
            <strong className="numbers">{t.people(first.people, first.people)}</strong>
            <Badge tone="good">{t.equals}</Badge>
          </p>
        )}
        {first?.show === 'purpose' && first.people > 0 && <PurposeForm onSend={setBecause} />}
        {first?.show === 'rows' && first.unseen > 0 && <Banner>{t.unseen(first.unseen)}</Banner>}
        {rows.length > 0 && <People rows={rows} label={title} />}
        {list.hasNextPage && (
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </div>
    </Drawer>
  )
}

type Row = NonNullable<
  ReturnType<typeof usePages<typeof overviewCohortList>>['pages']
>[number]['rows'][number]

function People({ rows, label }: { rows: readonly Row[]; label: string }) {
  const t = useText(overviewText)
  const words = useText(picturesText).cohort
  const labels = useText(labelsText)
  const { name, fileNo, stage, township, worker } = t.columns
  return (
    <PlainTable
      label={label}
      head={[name, fileNo, stage, township, worker, words.daysSeen, words.ending]}
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
          row.days,
          words.endingsOf[row.ending],
        ],
      }))}
    />
  )
}
