import { FilePlus2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type DraftLine, listDrafts, makeDraft } from '#contract/policy-draft-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { PolicyTabs } from '#web/policy/policy-tabs.tsx'
import { useSession } from '#web/session/session.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { shellText } from '#web/text/shell.ts'
import { DraftState } from './draft-state.tsx'
import './policy-draft.css'

const noInput = {}

/** Drafts of the own area and below, and what became of them. */
export function DraftsScreen() {
  const t = useText(policyDraftText)
  const shell = useText(shellText)
  const list = useRoute(listDrafts, noInput)
  const [making, setMaking] = useState(false)
  const columns = useColumns()
  const button = (
    <Button kind="primary" icon={FilePlus2} onClick={() => setMaking(true)}>
      {t.make}
    </Button>
  )
  return (
    <Page title={shell.titles.policy} documentTitle={shell.titles.policy} lead={t.lead} actions={button}>
      <PolicyTabs at="drafts">
        <section className="card">
          <Table
            label={t.list}
            name="policy-drafts"
            columns={columns}
            rows={list.data?.drafts}
            rowKey={(row) => row.id}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty, children: t.emptyText }}
          />
        </section>
      </PolicyTabs>
      {making && list.data && <MakeDialog list={list.data} onClose={() => setMaking(false)} />}
    </Page>
  )
}

function useColumns(): readonly Column<DraftLine>[] {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  return [
    {
      key: 'title',
      title: t.columns.title,
      head: true,
      cell: (row) => <Link to={`/policy/drafts/${row.id}`}>{row.title}</Link>,
    },
    { key: 'area', title: t.columns.area, cell: (row) => row.area.name },
    { key: 'state', title: t.columns.state, cell: (row) => <DraftState draft={row} /> },
    {
      key: 'effectiveOn',
      title: t.columns.effectiveOn,
      cell: (row) => sayDate(row.adoption?.effectiveOn ?? row.effectiveOn, language),
    },
    { key: 'by', title: t.columns.by, cell: (row) => row.byName },
    { key: 'at', title: t.columns.at, cell: (row) => sayInstant(row.at) },
  ]
}

function MakeDialog({ list, onClose }: { list: ReplyOf<typeof listDrafts>; onClose: () => void }) {
  const t = useText(policyDraftText)
  const { today } = useSession()
  const navigate = useNavigate()
  const { act, busy, errors } = useAct(makeDraft)
  const [area, setArea] = useState(list.own.code)
  const [title, setTitle] = useState('')
  const [effectiveOn, setEffectiveOn] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const made = await act({ body: { area, title, effectiveOn } })
    if (made) void navigate(`/policy/drafts/${made.id}`)
  }

  return (
    <Dialog title={t.make} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t.makeLead}</p>
        <ErrorSummary errors={errors} />
        <TextField
          name="title"
          label={t.name}
          hint={t.nameHint}
          maxLength={60}
          value={title}
          onChange={setTitle}
          error={errorOf(errors, 'title')}
          required
        />
        <Select
          name="area"
          label={t.area}
          empty={false}
          value={area}
          onChange={setArea}
          options={[list.own, ...list.below].map((a) => ({ value: a.code, label: a.name }))}
        />
        <DateField
          name="effectiveOn"
          label={t.effectiveOn}
          value={effectiveOn}
          onChange={setEffectiveOn}
          today={today}
          lean="future"
          min={today}
          error={errorOf(errors, 'effectiveOn')}
          required
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t.make}
        </Button>
      </form>
    </Dialog>
  )
}
