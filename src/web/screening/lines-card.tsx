import { useState } from 'react'
import { Link } from 'react-router'
import { handOutLines, listScreeningLines, type ScreeningLine } from '#contract/screening-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { HandOutDialog } from '#web/release/hand-out-dialog.tsx'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { screeningText } from '#web/text/screening.ts'
import { OutcomeDialog } from './outcome-dialog.tsx'
import type { ScreeningPage } from './screening-screen.tsx'

const states = ['open', 'done', 'followUp', 'all'] as const
const urlState = { state: 'open', township: '', unassigned: '' }

/** Whom to look for. Many are handed out at once; what came of it is recorded for one at a time. */
export function LinesCard({ page }: { page: ScreeningPage }) {
  const t = useText(screeningText)
  const [url, setUrl] = useUrlState(urlState)
  const [selected, setSelected] = useState<readonly string[]>([])
  const [handing, setHanding] = useState(false)
  const [opened, setOpened] = useState<string>()
  const screeningId = page.screening.id
  const running = page.screening.status === 'open'
  const mayHand = useMayUse(['stationHead', 'townshipOffice']) && running
  const own = useMayUse(['worker'])
  const mayRecord = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const state = states.find((s) => s === url.state) ?? 'open'
  const unassigned = url.unassigned === '1'
  const query = {
    state,
    limit: 50,
    ...(url.township ? { township: url.township } : {}),
    ...(unassigned ? { unassigned: 'true' as const } : {}),
  }
  const lines = usePages(listScreeningLines, { params: { screeningId }, query }, 'query')
  const columns = useColumns(mayRecord, running, setOpened)
  return (
    <section className="card no-print">
      <div className="card-body row">
        <Select
          name="state"
          label={t.page.lines}
          value={state}
          empty={false}
          options={states.map((value) => ({ value, label: t.filter[value] }))}
          onChange={(next) => setUrl({ state: next })}
        />
        {page.areas.length > 1 && (
          <Select
            name="township"
            label={t.page.township}
            value={url.township}
            empty={t.filter.all}
            options={page.areas.map((a) => ({ value: a.area, label: a.name }))}
            onChange={(township) => setUrl({ township })}
          />
        )}
        {!own && (
          <Checkbox
            name="unassigned"
            label={t.page.onlyUnassigned}
            checked={unassigned}
            onChange={(on) => setUrl({ unassigned: on ? '1' : '' })}
          />
        )}
        {mayHand && selected.length > 0 && (
          <Button kind="primary" onClick={() => setHanding(true)}>
            {t.line.handOut(selected.length)}
          </Button>
        )}
      </div>
      <Table
        label={t.page.lines}
        name="screening-lines"
        columns={columns}
        rows={lines.pages?.flatMap((p) => p.lines)}
        rowKey={(row) => row.id}
        selected={mayHand ? selected : undefined}
        onSelect={mayHand ? setSelected : undefined}
        loading={lines.isFetching}
        error={lines.error && <Failed error={lines.error} onRetry={() => void lines.refetch()} />}
        empty={{ title: t.line.empty }}
        foot={<Pagination onNext={lines.hasNextPage ? () => void lines.fetchNextPage() : undefined} />}
      />
      {handing && (
        <HandOut
          screeningId={screeningId}
          lines={selected}
          onClose={() => setHanding(false)}
          onDone={() => {
            setHanding(false)
            setSelected([])
          }}
        />
      )}
      {opened && <OutcomeDialog page={page} lineId={opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

function HandOut(props: {
  screeningId: string
  lines: readonly string[]
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(releaseText)
  const toast = useToast()
  const { act, busy, errors } = useAct(handOutLines, { refresh: ['screening.'] })
  return (
    <HandOutDialog
      count={props.lines.length}
      busy={busy}
      errors={errors}
      onClose={props.onClose}
      onHand={async ({ station, worker }) => {
        const params = { screeningId: props.screeningId }
        const done = await act({ params, body: { lines: [...props.lines], station, worker } })
        if (!done) return
        toast(t.assignTo.done(done.handed))
        props.onDone()
      }}
    />
  )
}

function useColumns(
  mayRecord: boolean,
  running: boolean,
  onOpen: (lineId: string) => void,
): readonly Column<ScreeningLine>[] {
  const t = useText(screeningText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.line.name,
      head: true,
      cell: (row) => (row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.name}</Link> : row.name),
    },
    {
      key: 'source',
      title: t.line.source,
      cell: (row) =>
        row.picked.length > 0 ? row.picked.map((p) => t.picked[p]).join('、') : t.line.sources[row.source],
    },
    { key: 'township', title: t.line.township, cell: (row) => row.townshipName },
    {
      key: 'owner',
      title: t.line.owner,
      cell: (row) => row.workerName ?? row.stationName ?? <span className="soft">{t.line.nobody}</span>,
    },
    {
      key: 'outcome',
      title: t.line.outcome,
      cell: (row) =>
        row.outcome ? (
          <span className="row">
            <Badge tone={row.outcome === 'notFound' ? 'late' : 'good'}>{t.outcomes[row.outcome]}</Badge>
            {row.outcomeOn && (
              <span className="soft numbers nowrap">{sayDay(row.outcomeOn, today, language)}</span>
            )}
          </span>
        ) : (
          <span className="soft">{t.line.none}</span>
        ),
    },
    {
      key: 'followUp',
      title: t.line.followUp,
      cell: (row) =>
        row.followUp && row.followUp !== 'none' ? (
          <span className="row">
            {t.followUps[row.followUp]}
            {row.followDoneOn ? (
              <span className="soft small">
                {t.outcomeForm.finished(sayDay(row.followDoneOn, today, language))}
              </span>
            ) : (
              <Badge tone="late">{t.outcomeForm.pending}</Badge>
            )}
          </span>
        ) : null,
    },
    ...(mayRecord
      ? [
          {
            key: 'record',
            title: '',
            bare: true,
            cell: (row: ScreeningLine) => (
              <Button small label={`${t.line.record}：${row.name}`} onClick={() => onOpen(row.id)}>
                {running && row.outcome === null ? t.line.record : t.line.outcome}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
