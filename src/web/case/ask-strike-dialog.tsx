import { type FormEvent, useState } from 'react'
import { askStrike } from '#contract/decision-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'

/** Another's entry, or one older than a day: whoever decides gets the reason, the entry stands until then. */
export function AskStrikeDialog(props: {
  caseId: string
  entry: string
  about: string
  onClose: () => void
}) {
  const t = useText(caseText)
  const toast = useToast()
  const [reason, setReason] = useState('')
  const { act, busy, errors } = useAct(askStrike, { refresh: ['decision'] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const params = { caseId: props.caseId }
    if (!(await act({ params, body: { entry: props.entry, reason } }))) return
    toast(t.timeline.strikeAsked)
    props.onClose()
  }

  return (
    <Dialog title={t.timeline.askStrike} onClose={props.onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <p className="strong">{props.about}</p>
        <p className="soft">{t.timeline.askStrikeLead}</p>
        <TextArea
          name="reason"
          label={t.timeline.strikeReason}
          value={reason}
          onChange={setReason}
          error={errorOf(errors, 'reason')}
          maxLength={1000}
          required
        />
        <Button type="submit" kind="primary" busy={busy}>
          {t.timeline.askStrike}
        </Button>
      </form>
    </Dialog>
  )
}
