import { type FormEvent, useState } from 'react'
import type { Route } from '#contract/route.ts'
import type { Act } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { commonText } from '#web/text/common.ts'
import { peopleText } from '#web/text/people.ts'

type Revealed = { name: string; idNumber: string | null; phone: string | null; address: string | null }

/** Identity and contact in full for a stated reason, which is logged; what was shown goes when the dialog closes. */
export function RevealDialog(props: {
  asking: Pick<Act<Route>, 'busy' | 'errors'>
  reveal: (reason: string) => Promise<Revealed | undefined>
  onClose: () => void
}) {
  const { asking, onClose } = props
  const { busy, errors } = asking
  const t = useText(caseText)
  const common = useText(commonText)
  const people = useText(peopleText)
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<Revealed>()

  async function submit(event: FormEvent) {
    event.preventDefault()
    setShown(await props.reveal(reason))
  }

  return (
    <Dialog title={t.reveal} onClose={onClose}>
      {shown ? (
        <dl className="facts">
          <dt>{people.columns.name}</dt>
          <dd>{shown.name}</dd>
          <dt>{t.idNumber}</dt>
          <dd className="figures">{shown.idNumber ?? common.unknown}</dd>
          <dt>{t.phone}</dt>
          <dd className="figures">
            {shown.phone ? <a href={`tel:${shown.phone}`}>{shown.phone}</a> : common.unknown}
          </dd>
          <dt>{t.address}</dt>
          <dd>{shown.address ?? common.unknown}</dd>
        </dl>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <ErrorSummary errors={errors} />
          <p>{t.revealLead}</p>
          <TextField
            name="reason"
            label={t.revealReason}
            value={reason}
            onChange={setReason}
            error={errorOf(errors, 'reason')}
            required
          />
          <Button type="submit" kind="primary" busy={busy}>
            {t.revealGo}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
