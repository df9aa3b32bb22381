import { CalendarPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { askOwnLeave, type OwnCase } from '#contract/own-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { ownText } from '#web/text/own.ts'

/** Leave: what was asked and what became of it; asking is the written report that the law wants. */
export function OwnLeaves({ own, today }: { own: OwnCase; today: string }) {
  const t = useText(ownText)
  const { language } = useLanguage()
  const [asking, setAsking] = useState(false)
  const ask = own.mayAskLeave && (
    <Button small icon={CalendarPlus} onClick={() => setAsking(true)}>
      {t.leaveAsk}
    </Button>
  )
  return (
    <Card title={t.leaveCard} actions={ask}>
      <p className="soft small">{t.leaveLead(own.leaveReportDays)}</p>
      {own.leaves.length === 0 && <p className="soft">{t.noLeave}</p>}
      <ul className="plain-list">
        {own.leaves.slice(0, 5).map((leave) => (
          <li key={leave.id}>
            <span className="numbers">
              {t.until(sayDate(leave.from, language), sayDate(leave.to, language))}
            </span>{' '}
            <Badge tone={leave.state === 'asked' ? 'info' : 'neutral'}>{t.leaveState[leave.state]}</Badge>
            {leave.reason && <p className="small">{leave.reason}</p>}
          </li>
        ))}
      </ul>
      {asking && <AskLeave caseId={own.caseId} today={today} onClose={() => setAsking(false)} />}
    </Card>
  )
}

const empty = { from: '', to: '', destination: '', reason: '' }

function AskLeave({ caseId, today, onClose }: { caseId: string; today: string; onClose: () => void }) {
  const t = useText(ownText)
  const toast = useToast()
  const { act, busy, errors } = useAct(askOwnLeave)
  const draft = useUnsavedDraft(`own.leave.${caseId}`, empty)
  const [id] = useState(() => crypto.randomUUID())
  const { values, set } = draft

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ params: { caseId }, body: { id, ...values } }))) return
    draft.clear()
    toast(t.form.sent)
    onClose()
  }

  return (
    <Dialog title={t.leaveAsk} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <DateField
          name="from"
          label={t.form.from}
          required
          today={today}
          lean="future"
          value={values.from}
          error={errorOf(errors, 'from')}
          onChange={(from) => set({ from })}
        />
        <DateField
          name="to"
          label={t.form.to}
          required
          today={today}
          lean="future"
          value={values.to}
          error={errorOf(errors, 'to')}
          onChange={(to) => set({ to })}
        />
        <TextField
          name="destination"
          label={t.form.destination}
          hint={t.form.destinationHint}
          required
          maxLength={200}
          value={values.destination}
          error={errorOf(errors, 'destination')}
          onChange={(destination) => set({ destination })}
        />
        <TextArea
          name="reason"
          label={t.form.reason}
          required
          maxLength={1000}
          value={values.reason}
          error={errorOf(errors, 'reason')}
          onChange={(reason) => set({ reason })}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t.form.send}
        </Button>
      </form>
    </Dialog>
  )
}
