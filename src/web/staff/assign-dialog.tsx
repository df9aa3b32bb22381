import { type FormEvent, useState } from 'react'
import { assignCases, listOrganisations, listStaff } from '#contract/staff-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Combobox } from '#web/kit/combobox.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { staffText } from '#web/text/staff.ts'

/** To whom, from when, why; it says what the worker's desk will hold afterwards, before anything is sent. */
export function AssignDialog(props: {
  cases: readonly string[]
  station: string
  onClose: () => void
  onAssigned: () => void
}) {
  const t = useText(staffText)
  const toast = useToast()
  const { today } = useSession()
  const [values, setValues] = useState({
    station: props.station,
    worker: '',
    from: today,
    until: '',
    reason: '',
  })
  const stations = useRoute(listOrganisations, { query: { kind: 'station', limit: 200 } })
  const staff = useRoute(listStaff, { query: { org: values.station || undefined, limit: 200 } })
  const { act, busy, errors } = useAct(assignCases)
  const workers = (staff.data?.staff ?? []).filter((one) => one.account && !one.endedOn)
  const worker = workers.find((one) => one.account === values.worker)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { ...values, cases: [...props.cases], until: values.until || null }
    const reply = await act({ body })
    if (!reply) return
    toast(t.assign.done(reply.assigned))
    props.onAssigned()
  }

  return (
    <Dialog title={t.assign.title} onClose={props.onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <Select
          name="station"
          label={t.assign.station}
          value={values.station}
          onChange={(station) => setValues({ ...values, station, worker: '' })}
          options={(stations.data?.organisations ?? []).map((one) => ({ value: one.id, label: one.name }))}
          error={errorOf(errors, 'station')}
          required
        />
        <Combobox
          name="worker"
          label={t.assign.worker}
          value={values.worker}
          onChange={(next) => setValues({ ...values, worker: next })}
          options={workers.map((one) => ({
            value: one.account ?? '',
            label: one.name,
            hint: t.assign.load(one.cases, one.overdue),
          }))}
          error={errorOf(errors, 'worker')}
          required
        />
        {worker && (
          <p className="strong numbers" role="status">
            {t.assign.after(worker.cases, worker.cases + props.cases.length)}
          </p>
        )}
        <DateField
          name="from"
          label={t.assign.from}
          value={values.from}
          onChange={(from) => setValues({ ...values, from })}
          today={today}
          lean="future"
          error={errorOf(errors, 'from')}
          required
        />
        <DateField
          name="until"
          label={t.assign.until}
          hint={t.assign.untilHint}
          value={values.until}
          onChange={(until) => setValues({ ...values, until })}
          today={today}
          lean="future"
          error={errorOf(errors, 'until')}
          optional
        />
        <TextArea
          name="reason"
          label={t.assign.reason}
          value={values.reason}
          onChange={(reason) => setValues({ ...values, reason })}
          error={errorOf(errors, 'reason')}
          maxLength={200}
          required
        />
        <Button type="submit" kind="primary" busy={busy}>
          {t.assign.go}
        </Button>
      </form>
    </Dialog>
  )
}
