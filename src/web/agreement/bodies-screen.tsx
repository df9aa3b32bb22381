import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { addBody, endBody, listBodies, type RegisteredBody } from '#contract/agreement-contract.ts'
import { type BodyKind, bodyKinds } from '#core/agreement/signer-kinds.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { agreementText } from '#web/text/agreement.ts'
import { fieldsText } from '#web/text/fields.ts'
import { shellText } from '#web/text/shell.ts'

/** Bodies that the township may appoint to sign; an ended one stays in the register. */
export function BodiesScreen() {
  const t = useText(agreementText)
  const shell = useText(shellText)
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const bodies = useRoute(listBodies, {})
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<RegisteredBody>()
  const columns: readonly Column<RegisteredBody>[] = [
    { key: 'name', title: t.bodies.name, head: true, cell: (row) => row.name },
    { key: 'kind', title: t.bodies.kind, cell: (row) => fields.value['kind']?.[row.kind] ?? row.kind },
    { key: 'contact', title: t.bodies.contact, cell: (row) => row.contact },
    { key: 'from', title: t.bodies.from, cell: (row) => sayDate(row.from, language) },
    { key: 'to', title: t.bodies.to, cell: (row) => row.to && sayDate(row.to, language) },
    {
      key: 'end',
      title: '',
      bare: true,
      cell: (row) =>
        row.to === null && (
          <Button small label={t.bodies.endTitle(row.name)} onClick={() => setEnding(row)}>
            {t.bodies.end}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t.bodies.title}
      documentTitle={shell.titles.agreementBodies}
      lead={t.bodies.lead}
      actions={
        <Button kind="primary" icon={Plus} onClick={() => setAdding(true)}>
          {t.bodies.add}
        </Button>
      }
    >
      <section className="card">
        <Table
          label={t.bodies.title}
          name="bodies"
          columns={columns}
          rows={bodies.data?.bodies}
          rowKey={(row) => row.id}
          loading={bodies.isFetching}
          error={bodies.error && <Failed error={bodies.error} onRetry={() => void bodies.refetch()} />}
          empty={{ title: t.bodies.empty, children: t.bodies.lead }}
        />
      </section>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
      {ending && <EndDialog body={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  )
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useText(agreementText)
  const fields = useText(fieldsText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(addBody)
  const [kind, setKind] = useState<BodyKind>('residentsCommittee')
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [from, setFrom] = useState(today)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ body: { kind, name, from, ...(contact ? { contact } : {}) } }))) return
    toast(t.bodies.added)
    onClose()
  }

  return (
    <Dialog title={t.bodies.addTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label={t.bodies.name}
          value={name}
          maxLength={80}
          required
          error={errorOf(errors, 'name')}
          onChange={setName}
        />
        <RadioGroup
          name="kind"
          label={t.bodies.kind}
          value={kind}
          options={bodyKinds.map((value) => ({ value, label: fields.value['kind']?.[value] ?? value }))}
          onChange={(next) => setKind(bodyKinds.find((k) => k === next) ?? kind)}
        />
        <TextField
          name="contact"
          label={t.bodies.contact}
          value={contact}
          maxLength={80}
          optional
          onChange={setContact}
        />
        <DateField
          name="from"
          label={t.bodies.from}
          value={from}
          today={today}
          error={errorOf(errors, 'from')}
          onChange={setFrom}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.bodies.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function EndDialog({ body, onClose }: { body: RegisteredBody; onClose: () => void }) {
  const t = useText(agreementText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(endBody)
  const [to, setTo] = useState(today)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ params: { bodyId: body.id }, body: { to } }))) return
    toast(t.bodies.ended)
    onClose()
  }

  return (
    <Dialog title={t.bodies.endTitle(body.name)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <DateField
          name="to"
          label={t.bodies.endOn}
          value={to}
          today={today}
          error={errorOf(errors, 'to')}
          onChange={setTo}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.bodies.end}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
