import { type FormEvent, useState } from 'react'
import { endSubstitute, type Substitution } from '#contract/substitute-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { substituteText } from '#web/text/substitute.ts'

export function EndSubstituteDialog({ row, onClose }: { row: Substitution; onClose: () => void }) {
  const t = useText(substituteText)
  const toast = useToast()
  const { act, busy, errors } = useAct(endSubstitute)
  const [reason, setReason] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ params: { id: row.id }, body: { reason } }))) return
    toast(t.ended)
    onClose()
  }

  return (
    <Dialog title={t.endOf(row.account.name)} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <TextField
          name="reason"
          label={t.endReason}
          required
          maxLength={200}
          value={reason}
          error={errorOf(errors, 'reason')}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.end}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
