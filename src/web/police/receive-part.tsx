import { Stamp } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type PoliceReportPage, receiveReport } from '#contract/police-report-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { policeText } from '#web/text/police.ts'

/** The receipt: a number of the receiving body, and who took the report. */
export function ReceivePart({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText).receive
  const toast = useToast()
  const { user } = useSession()
  const { act, busy, errors } = useAct(receiveReport)
  const [receiptNo, setReceiptNo] = useState('')
  const [receivedBy, setReceivedBy] = useState(user.name)
  const { caseId, reportId } = page

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await act({ params: { caseId, reportId }, body: { receiptNo, receivedBy } })) toast(t.done)
  }

  return (
    <Card title={t.title}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <TextField
          name="receiptNo"
          label={t.no}
          hint={t.noHint}
          value={receiptNo}
          error={errorOf(errors, 'receiptNo')}
          onChange={setReceiptNo}
        />
        <TextField name="receivedBy" label={t.by} value={receivedBy} onChange={setReceivedBy} />
        <div className="row">
          <Button type="submit" kind="primary" icon={Stamp} busy={busy}>
            {t.act}
          </Button>
        </div>
      </form>
    </Card>
  )
}
