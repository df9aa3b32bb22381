import { Megaphone } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { v7 } from 'uuid'
import { type DueLine, notifyTests } from '#contract/test-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Checkbox, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'

const ways = ['phone', 'message', 'visit', 'direct'] as const
const start = { dueOn: '', time: '', place: '', way: 'phone', surprise: false, papers: false }

/** One day and place for all who were chosen; each gets an own entry, and the paper where it is wanted. */
export function NotifyDialog(props: { lines: readonly DueLine[]; onClose: () => void; onDone: () => void }) {
  const { lines } = props
  const t = useText(testsText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(notifyTests)
  const [form, setForm] = useState(start)
  const [notices] = useState(() => lines.map(({ caseId }) => ({ caseId, id: v7() })))
  const set = (change: Partial<typeof start>) => setForm({ ...form, ...change })
  const outside = isPlainDate(form.dueOn) && lines.some((line) => line.dueOn < form.dueOn)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const way = ways.find((w) => w === form.way) ?? 'phone'
    const { dueOn, time, place, surprise, papers } = form
    const body = {
      notices,
      dueOn,
      place,
      way,
      papers,
      ...(time ? { time } : {}),
      ...(surprise ? { surprise } : {}),
    }
    if (!(await act({ body }))) return
    toast(t.notify.done(lines.length))
    props.onDone()
  }

  return (
    <Dialog title={t.notify.title(lines.length)} onClose={props.onClose}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <p className="soft">{lines.map((line) => line.name).join('、')}</p>
        <DateField
          name="dueOn"
          label={t.notify.dueOn}
          value={form.dueOn}
          today={today}
          lean="future"
          min={today}
          required
          error={errorOf(errors, 'dueOn')}
          onChange={(dueOn) => set({ dueOn })}
        />
        {outside && <Banner kind="late" title={t.notify.outside} />}
        <TextField
          name="time"
          label={t.notify.time}
          hint={t.notify.timeHint}
          optional
          width={8}
          maxLength={40}
          value={form.time}
          onChange={(time) => set({ time })}
        />
        <TextField
          name="place"
          label={t.notify.place}
          hint={t.notify.placeHint}
          required
          maxLength={200}
          value={form.place}
          error={errorOf(errors, 'place')}
          onChange={(place) => set({ place })}
        />
        <RadioGroup
          name="way"
          label={t.notify.way}
          value={form.way}
          across
          options={ways.map((value) => ({ value, label: t.notify.ways[value] }))}
          onChange={(way) => set({ way })}
        />
        <Checkbox
          name="surprise"
          label={t.notify.surprise}
          checked={form.surprise}
          onChange={(surprise) => set({ surprise })}
        />
        <Checkbox
          name="papers"
          label={t.notify.papers}
          checked={form.papers}
          onChange={(papers) => set({ papers })}
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={Megaphone} busy={busy}>
            {t.notify.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
