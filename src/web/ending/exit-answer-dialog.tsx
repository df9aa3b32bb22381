import { type FormEvent, useState } from 'react'

import { recordEntries } from '#contract/case-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'

/** The police say of one name whether dynamic control ends; a no needs its reason. */
export function ExitAnswerDialog(props: { caseId: string; report: string; onClose: () => void }) {
  const t = useText(endingText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(recordEntries)
  const [id] = useState(() => crypto.randomUUID())
  const [yes, setYes] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const ready = yes === 'yes' || (yes === 'no' && reason.trim().length > 1)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const data = {
      report: props.report,
      confirmed: yes === 'yes',
      ...(documentNo.trim() ? { documentNo: documentNo.trim() } : {}),
      ...(yes === 'no' ? { reason: reason.trim() } : {}),
    }
    const entries = [{ id, type: 'exitConfirmed', on: today, data }]
    if (!(await act({ params: { caseId: props.caseId }, body: { entries } }))) return
    toast(t.answered)
    props.onClose()
  }

  return (
    <Dialog title={t.answerTitle} onClose={props.onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <RadioGroup
          name="confirmed"
          label={t.exit}
          value={yes}
          options={[
            { value: 'yes', label: t.confirmed },
            { value: 'no', label: t.declined },
          ]}
          onChange={setYes}
        />
        {yes === 'no' && (
          <TextArea name="reason" label={t.answerReason} value={reason} required onChange={setReason} />
        )}
        <TextField
          name="documentNo"
          label={t.documentNo}
          value={documentNo}
          onChange={setDocumentNo}
          optional
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy} disabled={!ready}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
