import { HandHelping } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { answerEntrustment } from '#contract/entrustment-contract.ts'
import type { HandoverPage } from '#contract/handover-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'
import { TakerFields } from './taker-fields.tsx'

/** The head of the other station takes the work on and names who does it, or declines with a reason. */
export function TakeForm({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const toast = useToast()
  const { act, busy, errors } = useAct(answerEntrustment)
  const [outcome, setOutcome] = useState('')
  const [taker, setTaker] = useState({ station: '', worker: '' })
  const [reason, setReason] = useState('')
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const said = [...unsaid, ...errors]

  async function submit(event: FormEvent) {
    event.preventDefault()
    const field =
      outcome === '' ? 'outcome' : outcome === 'accept' && taker.worker === '' ? 'worker' : undefined
    setUnsaid(field ? [{ field, says: t.take.title }] : [])
    if (field) return
    const { caseId, handoverId, seq } = page
    const body =
      outcome === 'accept'
        ? { outcome: 'accept' as const, worker: taker.worker }
        : { outcome: 'refuse' as const, reason }
    const done = await act({ params: { caseId, handoverId }, body }, { ifMatch: seq })
    if (done) toast(outcome === 'accept' ? t.take.accepted : t.take.refused)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={said} />
      <RadioGroup
        name="outcome"
        label={t.take.title}
        value={outcome}
        onChange={(next) => {
          setOutcome(next)
          setUnsaid([])
        }}
        error={errorOf(said, 'outcome')}
        options={[
          { value: 'accept', label: t.take.accept, hint: t.take.acceptHint },
          { value: 'refuse', label: t.take.refuse, hint: t.take.refuseHint },
        ]}
      />
      {outcome === 'accept' && (
        <TakerFields
          value={taker}
          onChange={setTaker}
          errors={said}
          workerLabel={t.take.worker}
          withStation={false}
        />
      )}
      {outcome === 'refuse' && (
        <TextArea
          name="reason"
          label={t.take.reason}
          value={reason}
          onChange={setReason}
          error={errorOf(said, 'reason')}
          maxLength={1000}
          required
        />
      )}
      <div className="row">
        <Button type="submit" kind="primary" icon={HandHelping} busy={busy}>
          {outcome === 'refuse' ? t.take.refuse : t.take.accept}
        </Button>
      </div>
    </form>
  )
}
