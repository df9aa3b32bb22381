import { type FormEvent, type ReactNode, useId } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorSummary, type FormError } from './error-summary.tsx'

/**
 * A form over the page: its errors on top, one button that names the act, and a way back. `onSend` answers true where it
 * went well and the dialog is to close by itself.
 */
export function FormDialog(props: {
  title: string
  lead?: ReactNode
  send?: string
  busy: boolean
  disabled?: boolean
  errors: readonly FormError[]
  wide?: boolean
  onClose: () => void
  onSend: () => Promise<unknown>
  children: ReactNode
}) {
  const t = useText(commonText)
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    if ((await props.onSend()) === true) props.onClose()
  }

  return (
    <Dialog
      title={props.title}
      wide={props.wide ?? false}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            busy={props.busy}
            disabled={props.disabled ?? false}
          >
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
