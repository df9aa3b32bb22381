import { MapPin } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { askMove } from '#contract/handover-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { handoverText } from '#web/text/handover.ts'
import { handoverPath } from './handover-path.ts'

/** Where to, since when, why. The id is made once, so that asking twice is asking once. */
export function AskForm({ caseId }: { caseId: string }) {
  const t = useText(handoverText)
  const toast = useToast()
  const navigate = useNavigate()
  const { today } = useSession()
  const { act, busy, errors } = useAct(askMove)
  const [id] = useState(() => crypto.randomUUID())
  const draft = useUnsavedDraft(`move.${caseId}`, { to: '', changedOn: '', reason: '' })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await act({ params: { caseId }, body: { id, ...draft.values } })
    if (!done) return
    draft.clear()
    toast(t.ask.done)
    void navigate(handoverPath({ caseId, handoverId: id }))
  }

  return (
    <Card title={t.ask.title}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <AreaPicker
          name="to"
          label={t.ask.to}
          hint={t.ask.toHint}
          level="township"
          value={draft.values.to}
          onChange={(to) => draft.set({ to })}
          error={errorOf(errors, 'to')}
          required
        />
        <DateField
          name="changedOn"
          label={t.ask.changedOn}
          hint={t.ask.changedHint}
          value={draft.values.changedOn}
          onChange={(changedOn) => draft.set({ changedOn })}
          today={today}
          error={errorOf(errors, 'changedOn')}
          required
        />
        <TextArea
          name="reason"
          label={t.ask.reason}
          value={draft.values.reason}
          onChange={(reason) => draft.set({ reason })}
          error={errorOf(errors, 'reason')}
          maxLength={1000}
          required
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={MapPin} busy={busy}>
            {t.ask.go}
          </Button>
        </div>
      </form>
    </Card>
  )
}
