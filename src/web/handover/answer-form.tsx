import { Inbox } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { answerFile, type HandoverPage } from '#contract/handover-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'
import { TakerFields } from './taker-fields.tsx'

/** Accepted with a station and a worker, or sent back with a reason. Nothing is chosen beforehand. */
export function AnswerForm({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const toast = useToast()
  const { act, busy, errors } = useAct(answerFile)
  const [outcome, setOutcome] = useState('')
  const [taker, setTaker] = useState({ station: '', worker: '' })
  const draft = useUnsavedDraft(`handover.${page.caseId}.${page.handoverId}`, { reason: '' })
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const said = [...unsaid, ...errors]

  async function submit(event: FormEvent) {
    event.preventDefault()
    const lacking = lacks()
    setUnsaid(lacking)
    if (lacking.length > 0) return
    const { caseId, handoverId, seq } = page
    const body =
      outcome === 'accept'
        ? { outcome: 'accept' as const, ...taker }
        : { outcome: 'refuse' as const, reason: draft.values.reason }
    const done = await act({ params: { caseId, handoverId }, body }, { ifMatch: seq })
    if (!done) return
    draft.clear()
    toast(outcome === 'accept' ? t.answer.accepted : t.answer.refused)
  }

  function lacks(): readonly FormError[] {
    if (outcome === '') return [{ field: 'outcome', says: t.answer.choose }]
    if (outcome === 'accept' && taker.worker === '') return [{ field: 'worker', says: t.answer.chooseWorker }]
    return []
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={said} />
      <RadioGroup
        name="outcome"
        label={t.answer.outcome}
        value={outcome}
        onChange={(next) => {
          setOutcome(next)
          setUnsaid([])
        }}
        error={errorOf(said, 'outcome')}
        options={[
          { value: 'accept', label: t.answer.accept, hint: t.answer.acceptHint },
          { value: 'refuse', label: t.answer.refuse, hint: t.answer.refuseHint },
        ]}
      />
      {outcome === 'accept' && (
        <TakerFields
          value={taker}
          onChange={setTaker}
          errors={said}
          workerLabel={t.answer.worker}
          withStation
        />
      )}
      {outcome === 'refuse' && (
        <TextArea
          name="reason"
          label={t.answer.reason}
          value={draft.values.reason}
          onChange={(reason) => draft.set({ reason })}
          error={errorOf(said, 'reason')}
          maxLength={1000}
          required
        />
      )}
      <div className="row">
        <Button type="submit" kind="primary" icon={Inbox} busy={busy}>
          {outcome === 'accept' ? t.answer.accept : outcome === 'refuse' ? t.answer.refuse : t.answer.title}
        </Button>
      </div>
    </form>
  )
}
