import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { exportReportIn, listReportIn, type ReportInLine } from '#contract/report-in-contract.ts'
import { type ReportInBucket, reportInBuckets } from '#core/report-in/report-in-track.ts'
import { ApiError, download } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Table } from '#web/kit/table.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { reportInText } from '#web/text/report-in.ts'
import { RemindDialog } from './remind-dialog.tsx'
import { useReportInColumns } from './report-in-columns.tsx'
import '#web/case/case.css'
import './report-in.css'

const urlState = { bucket: 'all' }

/** The board: one line a person, the most urgent first, one button named for what comes next. */
export function ReportInBoard() {
  const t = useText(reportInText)
  const common = useText(commonText)
  const say = useSay()
  const toast = useToast()
  const [url, setUrl] = useUrlState(urlState)
  const [reminded, setReminded] = useState<ReportInLine>()
  const mayExport = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const bucket = reportInBuckets.find((b) => b === url.bucket)
  const filter = bucket ? { bucket } : {}
  const list = usePages(listReportIn, { query: { limit: 50, ...filter } }, 'query')
  const counts = list.pages?.[0]?.counts ?? []
  const columns = useReportInColumns(setReminded)

  const countOf = (key: 'all' | ReportInBucket) =>
    counts.reduce((n, c) => (key === 'all' || c.bucket === key ? n + c.n : n), 0)
  const isShown = (key: 'all' | ReportInBucket) => key === 'all' || key === bucket || countOf(key) > 0

  async function save() {
    try {
      await download(exportReportIn, { body: filter }, t.exportName)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <section className="card">
      <fieldset className="bucket-choice no-print">
        <legend className="hidden-words">{t.bucketLabel}</legend>
        {(['all', ...reportInBuckets] as const).filter(isShown).map((key) => (
          <Button
            key={key}
            small
            kind="plain"
            pressed={(bucket ?? 'all') === key}
            onClick={() => setUrl({ bucket: key })}
          >
            {key === 'all' ? t.all : t.buckets[key]} <span className="count">{countOf(key)}</span>
          </Button>
        ))}
      </fieldset>
      <Table
        label={t.table}
        name="report-in"
        columns={columns}
        rows={list.pages?.flatMap((p) => p.lines)}
        rowKey={(row) => row.caseId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={bucket ? { title: t.emptyBucket } : { title: t.empty, children: t.emptyText }}
        tools={
          mayExport && (
            <span className="row no-print">
              <Button small kind="plain" icon={Download} onClick={() => void save()}>
                {common.export}
              </Button>
              <Button small kind="plain" icon={Printer} onClick={() => window.print()}>
                {common.print}
              </Button>
            </span>
          )
        }
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
      {reminded && (
        <RemindDialog caseId={reminded.caseId} name={reminded.name} onClose={() => setReminded(undefined)} />
      )}
    </section>
  )
}
