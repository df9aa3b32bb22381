import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { createScreening } from '#contract/screening-contract.ts'
import { addMonths } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { screeningText } from '#web/text/screening.ts'

export function BeginDialog({ onClose }: { onClose: () => void }) {
  const t = useText(screeningText)
  const { today } = useSession()
  const navigate = useNavigate()
  const { act, busy, errors } = useAct(createScreening, { refresh: ['screening.'] })
  const [values, setValues] = useState({ name: '', why: '', from: today, to: addMonths(today, 1) })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const made = await act({ body: values })
    if (made) void navigate(`/screenings/${made.screeningId}`)
  }

  return (
    <Dialog title={t.form.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label={t.form.name}
          hint={t.form.nameHint}
          value={values.name}
          maxLength={60}
          error={errorOf(errors, 'name')}
          onChange={(name) => set({ name })}
        />
        <TextArea
          name="why"
          label={t.form.why}
          value={values.why}
          maxLength={500}
          error={errorOf(errors, 'why')}
          onChange={(why) => set({ why })}
        />
        <DateField
          name="from"
          label={t.form.from}
          value={values.from}
          today={today}
          lean="future"
          error={errorOf(errors, 'from')}
          onChange={(from) => set({ from })}
        />
        <DateField
          name="to"
          label={t.form.to}
          value={values.to}
          today={today}
          lean="future"
          error={errorOf(errors, 'to')}
          onChange={(to) => set({ to })}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.form.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
