import { ArrowLeft, Check, Download, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  getRosterReasons,
  type Roster,
  type RosterRow,
  showRoster,
  takeRoster,
  undoRoster,
} from '#contract/roster-contract.ts'
import { ApiError, download } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/order/reason-dialog.tsx'
import { ReasonList } from '#web/order/reason-list.tsx'
import { rosterText } from '#web/text/roster.ts'

const filter = { standing: 'all' }
const standings = ['ready', 'warning', 'refused'] as const
const tones: Record<RosterRow['standing'], Tone> = { ready: 'good', warning: 'late', refused: 'danger' }

/** One list from its preview to its undoing. */
export function RosterDetail({ rosterId, onBack }: { rosterId: string; onBack: () => void }) {
  const t = useText(rosterText)
  const [{ standing }, setFilter] = useUrlState(filter)
  const chosen = standings.find((s) => s === standing)
  const query = { limit: 50, ...(chosen ? { standing: chosen } : {}) }
  const list = usePages(showRoster, { params: { rosterId }, query }, 'query')
  const columns = useColumns()
  const roster = list.pages?.[0]?.roster
  const counts = roster?.standings
  const all = counts ? counts.ready + counts.warning + counts.refused : undefined
  return (
    <div className="stack">
      <div className="row">
        <Button kind="plain" icon={ArrowLeft} onClick={onBack}>
          {t.back}
        </Button>
        {roster && <strong>{roster.fileName}</strong>}
        {roster && <Badge>{t.states[roster.status]}</Badge>}
      </div>
      {roster && roster.passedOver.length > 0 && (
        <p className="soft small">{t.passedOver(roster.passedOver.join('、'))}</p>
      )}
      {roster && <TakeBar roster={roster} />}
      <section className="card">
        <Tabs
          label={t.standing}
          value={chosen ?? 'all'}
          onChange={(next) => setFilter({ standing: next })}
          tabs={[
            { key: 'all', label: t.all, count: all },
            ...standings.map((key) => ({ key, label: t.standings[key], count: counts?.[key] })),
          ]}
        >
          <Table
            label={t.table}
            name="roster-rows"
            columns={columns}
            rows={list.pages?.flatMap((p) => p.rows)}
            rowKey={(row) => row.id}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty }}
            foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
          />
        </Tabs>
      </section>
    </div>
  )
}

function useColumns(): readonly Column<RosterRow>[] {
  const t = useText(rosterText)
  const { language } = useLanguage()
  return [
    { key: 'name', title: t.name, head: true, cell: (row) => row.name || '—' },
    { key: 'row', title: t.row, end: true, cell: (row) => <span className="figures">{row.place}</span> },
    {
      key: 'standing',
      title: t.standing,
      cell: (row) => <Badge tone={tones[row.standing]}>{t.standings[row.standing]}</Badge>,
    },
    {
      key: 'reasons',
      title: t.reasons,
      wide: true,
      cell: (row) =>
        row.reasons.length === 0 ? (
          <span className="soft">{t.noReasons}</span>
        ) : (
          <ReasonList reasons={row.reasons} />
        ),
    },
    { key: 'township', title: t.township, cell: (row) => row.townshipName },
    {
      key: 'day',
      title: t.day,
      cell: (row) => row.day && <span className="nowrap">{sayDate(row.day, language)}</span>,
    },
    { key: 'status', title: t.status, cell: (row) => t.statuses[row.status] },
  ]
}

function TakeBar({ roster }: { roster: Roster }) {
  const t = useText(rosterText)
  const say = useSay()
  const toast = useToast()
  const params = { rosterId: roster.id }
  const [warnings, setWarnings] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const take = useAct(takeRoster)
  const undo = useAct(undoRoster)
  const { ready, warning, refused } = roster.standings
  const fresh = roster.status === 'previewed'
  const count = ready + (warnings ? warning : 0)

  async function mend() {
    try {
      await download(getRosterReasons, { params }, 'rows.xlsx')
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <div className="stack">
      <ErrorSummary errors={[...take.errors, ...undo.errors]} />
      {fresh && ready + warning === 0 && <Banner kind="late" title={t.nothing} />}
      {fresh && warning > 0 && (
        <Checkbox
          name="warnings"
          label={t.includeWarnings(warning)}
          checked={warnings}
          onChange={setWarnings}
        />
      )}
      <div className="row">
        {fresh && ready + warning > 0 && (
          <Button
            kind="primary"
            icon={Check}
            busy={take.busy}
            disabled={count === 0}
            onClick={async () => {
              const done = await take.act({ params, body: { warnings } })
              if (done) toast(t.taken(done.taken))
            }}
          >
            {t.take(count)}
          </Button>
        )}
        {fresh && refused + warning > 0 && (
          <Button icon={Download} onClick={() => void mend()}>
            {t.downloadReasons}
          </Button>
        )}
        {roster.status === 'taken' && (
          <Button kind="danger" icon={Undo2} onClick={() => setUndoing(true)}>
            {t.undo}
          </Button>
        )}
      </div>
      {undoing && (
        <ReasonDialog
          title={t.undoTitle}
          text={t.undoText}
          label={t.reason}
          act={t.undo}
          busy={undo.busy}
          errors={undo.errors}
          onClose={() => setUndoing(false)}
          onAct={async (reason) => {
            const done = await undo.act({ params, body: { reason } })
            if (!done) return
            toast(t.undoDone(done.undone, done.kept))
            setUndoing(false)
          }}
        />
      )}
    </div>
  )
}
