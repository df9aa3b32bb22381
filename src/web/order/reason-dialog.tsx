import { type FormEvent, useId, useState } from 'react'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { orderText } from '#web/text/order.ts'

/** An act that goes on file with its reason. */
export function ReasonDialog(props: {
  title: string
  text?: string
  label: string
  act: string
  busy: boolean
  errors: readonly FormError[]
  onClose: () => void
  onAct: (reason: string) => Promise<void>
}) {
  const common = useText(commonText)
  const t = useText(orderText)
  const form = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    const unsaid = reason.trim().length < 2
    setMissing(unsaid)
    if (!unsaid) void props.onAct(reason.trim())
  }

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{common.cancel}</Button>
          <Button kind="danger" type="submit" form={form} busy={props.busy}>
            {props.act}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <ErrorSummary errors={props.errors} />
        {props.text && <p>{props.text}</p>}
        <TextArea
          name="reason"
          label={props.label}
          value={reason}
          maxLength={500}
          error={missing ? t.form.missing(props.label) : undefined}
          onChange={setReason}
        />
      </form>
    </Dialog>
  )
}
