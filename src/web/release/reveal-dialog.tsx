import { type FormEvent, useState } from 'react'
import { revealReleased } from '#contract/release-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { commonText } from '#web/text/common.ts'
import { releaseText } from '#web/text/release.ts'

/** Identity and contact in full for a stated reason; what was shown goes when the dialog closes. */
export function RevealDialog({ releaseId, onClose }: { releaseId: string; onClose: () => void }) {
  const t = useText(releaseText)
  const words = useText(caseText)
  const common = useText(commonText)
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<ReplyOf<typeof revealReleased>>()
  const { act, busy, errors } = useAct(revealReleased, { refresh: [] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setShown(await act({ params: { releaseId }, body: { reason } }))
  }

  return (
    <Dialog title={t.page.reveal} onClose={onClose}>
      {shown ? (
        <dl className="facts">
          <dt>{t.form.name}</dt>
          <dd>{shown.name}</dd>
          <dt>{t.form.idNumber}</dt>
          <dd className="figures">{shown.idNumber ?? common.unknown}</dd>
          <dt>{t.form.phone}</dt>
          <dd className="figures">
            {shown.phone ? <a href={`tel:${shown.phone}`}>{shown.phone}</a> : common.unknown}
          </dd>
          <dt>{t.form.address}</dt>
          <dd>{shown.address ?? common.unknown}</dd>
        </dl>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <ErrorSummary errors={errors} />
          <p>{words.revealLead}</p>
          <TextField
            name="reason"
            label={words.revealReason}
            value={reason}
            onChange={setReason}
            error={errorOf(errors, 'reason')}
            required
          />
          <Button type="submit" kind="primary" busy={busy}>
            {words.revealGo}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
