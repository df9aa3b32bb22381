import { type FormEvent, useState } from 'react'
import { closeRelease, reopenRelease } from '#contract/release-contract.ts'
import { closeReasons } from '#core/release/release-step.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/order/reason-dialog.tsx'
import { releaseText } from '#web/text/release.ts'

/** Nobody leaves the register in silence: a code and words, and the way back. */
export function CloseDialog(props: { releaseId: string; reopen: boolean; onClose: () => void }) {
  return props.reopen ? <Reopen {...props} /> : <Close {...props} />
}

function Close({ releaseId, onClose }: { releaseId: string; onClose: () => void }) {
  const t = useText(releaseText)
  const toast = useToast()
  const { act, busy, errors } = useAct(closeRelease, { refresh: ['release.'] })
  const [reason, setReason] = useState<string>('noOrder')
  const [text, setText] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const chosen = closeReasons.find((r) => r === reason) ?? 'noOrder'
    if (!(await act({ params: { releaseId }, body: { reason: chosen, text } }))) return
    toast(t.acts.closed)
    onClose()
  }

  return (
    <Dialog title={t.closing.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <p>{t.closing.lead}</p>
        <RadioGroup
          name="reason"
          label={t.closing.reason}
          value={reason}
          options={closeReasons.map((value) => ({ value, label: t.closeReasons[value] }))}
          onChange={setReason}
        />
        <TextArea
          name="text"
          label={t.closing.text}
          value={text}
          maxLength={500}
          error={errorOf(errors, 'text')}
          onChange={setText}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.page.close}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Reopen({ releaseId, onClose }: { releaseId: string; onClose: () => void }) {
  const t = useText(releaseText)
  const { act, busy, errors } = useAct(reopenRelease, { refresh: ['release.'] })
  return (
    <ReasonDialog
      title={t.closing.reopenTitle}
      label={t.closing.reopenText}
      act={t.page.reopen}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onAct={async (text) => {
        if (await act({ params: { releaseId }, body: { text } })) onClose()
      }}
    />
  )
}
