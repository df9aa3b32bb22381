import { type ComponentType, useState } from 'react'
import { v7 } from 'uuid'
import { type CasePage, recordEntries } from '#contract/case-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { entryName } from '#web/case/use-why.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { Page } from '#web/kit/page.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { recordText } from '#web/text/record.ts'
import { shellText } from '#web/text/shell.ts'
import { CheckAnswers } from './check-answers.tsx'
import { dataOf, type Fault, faultsOf } from './entry-of-form.ts'
import type { RecordForm as Form, FormValues } from './forms/form.ts'
import { RecordFields } from './record-fields.tsx'
import { RecordSent } from './record-sent.tsx'
import { useRecordForms } from './use-record-forms.ts'
import './record.css'

type Sent = ReplyOf<typeof recordEntries>

/** Fill in, check, send. The entry's id is made once with the draft, so that sending twice is one entry. */
export function RecordForm(props: {
  page: CasePage
  form: Form
  dutyId: string | undefined
  entryId: string | undefined
  /** Shown below the fields while they are filled in. */
  beside?: ComponentType<{ values: FormValues }>
}) {
  const { page, form: asked, dutyId, entryId, beside: Beside } = props
  const t = useText(recordText)
  const shell = useText(shellText)
  const common = useText(commonText)
  const fields = useText(fieldsText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { user } = useSession()
  const key = ['record', user.id, page.caseId, asked.type, dutyId, entryId].filter(Boolean).join('.')
  const draft = useUnsavedDraft<FormValues>(key, initialOf(page, asked, dutyId, entryId))
  const [checks, setChecks] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [sent, setSent] = useState<Sent>()
  const { act, busy, errors: refusals, reset } = useAct(recordEntries)

  const { values } = draft
  const { forms } = useRecordForms()
  const form = forms[values['outcome'] ?? ''] ?? asked
  const duty = page.state.duties.find((one) => one.id === dutyId)
  const title = entryName(labels, form.type)
  const nameOf = (field: string) => (field === 'on' ? t.on : (fields.name[field] ?? field))
  const errors = [...faults.map((fault) => sayFault(fault)), ...refusals.map(onForm)]

  function sayFault({ field, why }: Fault): FormError {
    if (why === 'future') return { field, says: t.future }
    const say = { missing: t.missing, choose: t.chooseOne, date: t.badDate, number: t.badNumber }[why]
    return { field, says: say(nameOf(field)) }
  }

  function check() {
    reset()
    const found = faultsOf(form, values, page.today)
    setFaults(found)
    setChecks(found.length === 0)
  }

  async function send() {
    const entry = {
      id: values['id'] ?? v7(),
      type: form.type,
      on: values['on'] ?? '',
      data: dataOf(form, values),
    }
    const reply = await act({
      params: { caseId: page.caseId },
      body: { seenSeq: page.seq, entries: [entry] },
    })
    if (!reply) return setChecks(false)
    draft.clear()
    setSent(reply)
  }

  if (sent) return <RecordSent page={page} title={title} sent={sent} fromDuty={duty !== undefined} />
  return (
    <Page title={title} documentTitle={shell.titles.record} lead={t.about(page.person.name, page.fileNo)}>
      <div className="stack measure record">
        {!page.mayRecord.includes(asked.type) && <Banner kind="late" title={t.notAllowed} />}
        {duty && (
          <p className="soft">{t.duty(labels.duty[duty.kind], sayDay(duty.dueOn, page.today, language))}</p>
        )}
        {draft.restored && !checks && (
          <Banner title={common.draft.restored}>
            <p>
              <Button small onClick={draft.clear}>
                {common.draft.discard}
              </Button>
            </p>
          </Banner>
        )}
        <ErrorSummary errors={errors} />
        {checks ? (
          <CheckAnswers
            page={page}
            form={form}
            values={values}
            busy={busy}
            onChange={() => setChecks(false)}
            onSend={send}
          />
        ) : (
          <form
            className="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              check()
            }}
          >
            <RecordFields
              page={page}
              asked={asked}
              form={form}
              values={values}
              errors={errors}
              onChange={draft.set}
            />
            {Beside && form === asked && <Beside values={values} />}
            <div className="row record-foot">
              <Button type="submit" kind="primary">
                {t.check}
              </Button>
              <ButtonLink kind="plain" to={`/cases/${page.caseId}`}>
                {common.cancel}
              </ButtonLink>
            </div>
          </form>
        )}
      </div>
    </Page>
  )
}

function initialOf(page: CasePage, form: Form, dutyId?: string, entryId?: string): FormValues {
  const known = form.prefill?.(page, dutyId) ?? {}
  const type = page.entries.find((e) => e.id === entryId)?.type ?? ''
  const about = form.fields.find((field) => field.ask === 'entry' && (!field.of || field.of.includes(type)))
  return {
    id: v7(),
    on: page.today,
    outcome: '',
    ...known,
    ...(entryId && about ? { [about.name]: entryId } : {}),
  }
}

/** `entries.0.data.to` of the route is the field `to` of the form. */
function onForm(error: FormError): FormError {
  return { ...error, field: error.field?.replace(/^entries\.\d+\./, '').replace(/^data\./, '') }
}
