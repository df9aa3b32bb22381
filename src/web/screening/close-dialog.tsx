import { type FormEvent, useState } from 'react'
import { closeScreening } from '#contract/screening-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { screeningText } from '#web/text/screening.ts'
import type { ScreeningPage } from './screening-screen.tsx'

/** Ends a screening once everybody has an outcome and what remains is answered for. */
export function CloseDialog({ page, onClose }: { page: ScreeningPage; onClose: () => void }) {
  const t = useText(screeningText)
  const toast = useToast()
  const { act, busy, errors } = useAct(closeScreening, { refresh: ['screening.'] })
  const [why, setWhy] = useState('')
  const { reportInOverdue, seriousViolation } = page.remaining
  const remains = reportInOverdue + seriousViolation > 0

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = why.trim() ? { why: why.trim() } : {}
    if (!(await act({ params: { screeningId: page.screening.id }, body }))) return
    toast(t.closing.done)
    onClose()
  }

  return (
    <Dialog title={t.closing.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <p>{t.closing.lead}</p>
        {remains && (
          <p className="strong">
            {[
              reportInOverdue > 0 && t.page.remainingOverdue(reportInOverdue),
              seriousViolation > 0 && t.page.remainingSerious(seriousViolation),
            ]
              .filter(Boolean)
              .join('，')}
          </p>
        )}
        <TextArea
          name="why"
          label={t.closing.why}
          value={why}
          maxLength={500}
          optional={!remains}
          error={errorOf(errors, 'why')}
          onChange={setWhy}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.closing.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
