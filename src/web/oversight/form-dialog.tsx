import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useText } from '#web/language/language.ts'
import { oversightText } from '#web/text/oversight.ts'

/** A form over the page: its errors on top, one button that names the act, and a way back. */
export function FormDialog(props: {
  title: string
  lead?: ReactNode
  send?: string
  busy: boolean
  errors: readonly FormError[]
  wide?: boolean
  onClose: () => void
  onSend: () => Promise<boolean>
  children: ReactNode
}) {
  const t = useText(oversightText)
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await props.onSend()) props.onClose()
  }

  return (
    <Dialog
      title={props.title}
      wide={props.wide ?? false}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={props.busy}>
            {props.send ?? t.save}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={props.errors} />
        {props.lead && <p className="soft small">{props.lead}</p>}
        {props.children}
      </form>
    </Dialog>
  )
}
