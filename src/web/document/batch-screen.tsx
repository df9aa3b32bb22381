import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  type BatchForm,
  batchLimit,
  type Candidate,
  findCandidates,
  listBatches,
  listBatchForms,
  startBatch,
} from '#contract/batch-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Help } from '#web/kit/help.tsx'
import { Failed, Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate, sayDay, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { batchText } from '#web/text/batch.ts'
import { FieldsToWrite } from './form-fields.tsx'
import { useSettled } from './use-settled.ts'

const noInput = {}
const urlState = { form: '', all: '' }

/** One kind of paper for many people of the own scope. */
export function BatchScreen() {
  const t = useText(batchText)
  const { language } = useLanguage()
  const forms = useRoute(listBatchForms, noInput)
  const [url, setUrl] = useUrlState(urlState)
  return (
    <Page title={t.title} documentTitle={t.title} lead={t.lead}>
      <Loaded query={forms} lines={4}>
        {(reply) => {
          const form = reply.forms.find((one) => one.form === url.form) ?? reply.forms[0]
          const names = reply.adverse.map((one) => one.names[language]).join(language === 'zh' ? '、' : ', ')
          return (
            <div className="stack">
              <Card>
                <div className="row">
                  <Select
                    name="form"
                    label={t.form}
                    value={form?.form ?? ''}
                    empty={false}
                    options={reply.forms.map((one) => ({ value: one.form, label: one.names[language] }))}
                    onChange={(next) => setUrl({ form: next })}
                  />
                  {form && form.duties.length > 0 && (
                    <Checkbox
                      name="due"
                      label={t.due}
                      checked={url.all !== '1'}
                      onChange={(on) => setUrl({ all: on ? '' : '1' })}
                    />
                  )}
                </div>
                <Help title={t.adverseTitle}>{t.adverse(names)}</Help>
              </Card>
              {form && <Batch key={form.form} form={form} due={url.all !== '1'} />}
              <Recent />
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Batch({ form, due }: { form: BatchForm; due: boolean }) {
  const t = useText(batchText)
  const { today } = useSession()
  const navigate = useNavigate()
  const starting = useAct(startBatch)
  const [typed, setTyped] = useState<Record<string, string>>(() => usualOf(form))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [id] = useState(() => crypto.randomUUID())
  const settled = useSettled(typed, 500)
  const list = usePages(findCandidates, { body: { form: form.form, due, typed: settled } }, 'body')
  const people = list.pages?.flatMap((page) => page.people)
  const ready = people?.filter((one) => one.missing.length === 0).map((one) => one.caseId) ?? []
  const picked = chosen.filter((caseId) => ready.includes(caseId))

  async function start() {
    const begun = await starting.act({ body: { id, form: form.form, caseIds: [...picked], typed } })
    if (begun) await navigate(`/documents/batch/${begun.batchId}`, { state: { run: true } })
  }

  return (
    <>
      <ErrorSummary errors={starting.errors} />
      {form.shared.length > 0 && (
        <Card title={t.shared}>
          <div className="stack">
            <p className="soft small">{t.sharedLead}</p>
            <FieldsToWrite
              fields={form.shared}
              typed={typed}
              errors={starting.errors}
              today={today}
              onChange={(change) => setTyped({ ...typed, ...change })}
            />
          </div>
        </Card>
      )}
      <section className="card">
        <Table
          label={t.people}
          name="batch"
          columns={useColumns()}
          rows={people}
          rowKey={(row) => row.caseId}
          loading={list.isFetching}
          error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
          empty={{ title: t.none, children: t.noneText }}
          selected={picked}
          onSelect={(keys) => setChosen(keys.filter((key) => ready.includes(key)))}
          tools={
            <Button small kind="plain" onClick={() => setChosen(ready)}>
              {t.pickReady}
            </Button>
          }
          foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
        />
        <div className="card-body row">
          <span className="soft">
            {picked.length > batchLimit ? t.tooMany(batchLimit) : t.picked(picked.length)}
          </span>
          <Button
            kind="primary"
            busy={starting.busy}
            disabled={picked.length === 0 || picked.length > batchLimit}
            onClick={() => void start()}
          >
            {t.start(picked.length)}
          </Button>
        </div>
      </section>
    </>
  )
}

function useColumns(): readonly Column<Candidate>[] {
  const t = useText(batchText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}/documents`}>{row.name}</Link>,
    },
    { key: 'fileNo', title: t.fileNo, cell: (row) => <span className="numbers">{row.fileNo}</span> },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName ?? '—' },
    {
      key: 'due',
      title: t.dueOn,
      cell: (row) => (
        <span className="numbers nowrap">{row.dueOn ? sayDay(row.dueOn, today, language) : '—'}</span>
      ),
    },
    {
      key: 'state',
      title: t.state,
      wide: true,
      cell: (row) => (
        <span className="row">
          {row.missing.length === 0 ? (
            <Badge tone="good">{t.ready}</Badge>
          ) : (
            <span>{t.lacks(row.missing.map((m) => m[language]).join(language === 'zh' ? '、' : ', '))}</span>
          )}
          {row.issuedOn && <span className="soft small">{t.had(sayDate(row.issuedOn, language))}</span>}
        </span>
      ),
    },
  ]
}

/** What was begun before: to print again, or to go on where it was left. */
function Recent() {
  const t = useText(batchText)
  const { language } = useLanguage()
  const recent = useRoute(listBatches, noInput)
  return (
    <Card title={t.recent}>
      <Loaded query={recent} lines={2}>
        {({ batches }) =>
          batches.length === 0 ? (
            <p className="soft">{t.noRecent}</p>
          ) : (
            <ul className="paper-list">
              {batches.map((one) => (
                <li key={one.batchId} className="paper">
                  <div className="paper-what">
                    <Link to={`/documents/batch/${one.batchId}`}>{one.names[language]}</Link>
                    <p className="soft small">
                      {t.begun(sayInstant(one.startedAt))} · {t.counts(one.issued, one.failed, one.waiting)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function usualOf(form: BatchForm): Record<string, string> {
  return Object.fromEntries(
    form.shared.flatMap((field) => (typeof field.value === 'string' ? [[field.key, field.value]] : [])),
  )
}
