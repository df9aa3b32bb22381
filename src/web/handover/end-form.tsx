import { type FormEvent, useState } from 'react'
import { endEntrustment } from '#contract/entrustment-contract.ts'
import type { HandoverPage } from '#contract/handover-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

/** Folded away: ending is not what one comes here for. */
export function EndForm({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const toast = useToast()
  const { act, busy, errors } = useAct(endEntrustment)
  const [reason, setReason] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { caseId, handoverId, seq } = page
    const done = await act({ params: { caseId, handoverId }, body: { reason } }, { ifMatch: seq })
    if (done) toast(t.end.done)
  }

  return (
    <details>
      <summary>{t.end.title}</summary>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextArea
          name="reason"
          label={t.end.reason}
          value={reason}
          onChange={setReason}
          error={errorOf(errors, 'reason')}
          maxLength={1000}
          required
        />
        <div className="row">
          <Button type="submit" busy={busy}>
            {t.end.go}
          </Button>
        </div>
      </form>
    </details>
  )
}
