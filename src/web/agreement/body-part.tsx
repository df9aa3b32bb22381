import { Landmark } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { type AgreementPage, listBodies } from '#contract/agreement-contract.ts'
import { recordEntries } from '#contract/case-contract.ts'
import type { DraftSigner } from '#core/agreement/draft-content.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { agreementText } from '#web/text/agreement.ts'
import { ClauseSource } from './clause-source.tsx'
import type { Drawing } from './use-agreement.ts'

type Props = { caseId: string; page: AgreementPage; drawing: Drawing }

/** The township signs, or the body that it appointed for this case (禁毒法 34). */
export function BodyPart(props: Props) {
  const { page } = props
  const t = useText(agreementText)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const mayAppoint = useMayUse(['townshipOffice'])
  const { body } = page
  return (
    <Card
      title={t.body.title}
      actions={
        mayAppoint && (
          <Button small icon={Landmark} onClick={() => setOpen(true)}>
            {t.body.appoint}
          </Button>
        )
      }
    >
      <p>
        {body ? t.body.now(body.name) : t.body.none}
        {body?.until && ` ${t.body.until(sayDate(body.until, language))}`}
        {body?.documentNo && <span className="soft small"> {body.documentNo}</span>}
        {body && !body.running && <span className="strong"> {t.body.over}</span>}
      </p>
      <p className="soft small">
        <ClauseSource page={page} clause="jdf-34" />
      </p>
      {open && <AppointDialog {...props} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function AppointDialog({ caseId, page, drawing, onClose }: Props & { onClose: () => void }) {
  const t = useText(agreementText)
  const toast = useToast()
  const bodies = useRoute(listBodies, {})
  const { act, busy, errors } = useAct(recordEntries, { refresh: ['agreement.', 'case.'] })
  const [id] = useState(() => crypto.randomUUID())
  const [chosen, setChosen] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [on, setOn] = useState(page.today)
  const [until, setUntil] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = bodies.data?.bodies.find((b) => b.id === chosen)
    if (!body) return
    const data = {
      body: body.id,
      name: body.name,
      kind: body.kind,
      ...(documentNo ? { documentNo } : {}),
      ...(until ? { until } : {}),
    }
    const sent = { params: { caseId }, body: { entries: [{ id, type: 'bodyAppointed', on, data }] } }
    if (!(await act(sent))) return
    drawing.set({ signers: bodySigns(drawing.content.signers, body.name) })
    toast(t.body.saved)
    onClose()
  }

  return (
    <Dialog title={t.body.appoint} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="soft">{t.body.lead}</p>
        <ErrorSummary errors={errors} />
        <Loaded query={bodies} lines={1}>
          {(reply) => {
            const running = reply.bodies.filter((b) => b.to === null || b.to >= page.today)
            if (running.length === 0) return <p>{t.body.noneRegistered}</p>
            return (
              <Select
                name="body"
                label={t.body.choose}
                value={chosen}
                options={running.map((b) => ({ value: b.id, label: b.name }))}
                onChange={setChosen}
              />
            )
          }}
        </Loaded>
        <p className="small">
          <Link to="/agreement-bodies">{t.body.register}</Link>
        </p>
        <TextField
          name="documentNo"
          label={t.body.documentNo}
          value={documentNo}
          maxLength={80}
          optional
          onChange={setDocumentNo}
        />
        <DateField
          name="on"
          label={t.body.on}
          value={on}
          today={page.today}
          error={errorOf(errors, 'on')}
          onChange={setOn}
        />
        <DateField
          name="until"
          label={t.body.endOn}
          value={until}
          today={page.today}
          lean="future"
          optional
          onChange={setUntil}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy} disabled={chosen === ''}>
            {t.body.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The body takes the township's line; the others stay as they are. */
function bodySigns(signers: readonly DraftSigner[], name: string): DraftSigner[] {
  const line: DraftSigner = { kind: 'body', name, relation: '', phone: '', way: null, on: null, reason: '' }
  return [line, ...signers.filter((s) => s.kind !== 'township' && s.kind !== 'body')]
}
