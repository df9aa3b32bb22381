import { type FormEvent, useState } from 'react'
import { addStaff, listOrganisations } from '#contract/staff-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Combobox } from '#web/kit/combobox.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { staffText } from '#web/text/staff.ts'

export function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const t = useText(staffText)
  const { today } = useSession()
  const [values, setValues] = useState({
    org: '',
    name: '',
    post: '',
    startedOn: today,
    fullTime: true,
    socialWorker: false,
  })
  const organisations = useRoute(listOrganisations, { query: { limit: 200 } })
  const { act, busy, errors } = useAct(addStaff, { refresh: ['staff.'] })
  const field = (name: 'org' | 'name' | 'post' | 'startedOn') => ({
    name,
    label: t.staff.fields[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: errorOf(errors, name),
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { ...values, post: values.post || null }
    if (await act({ body })) onClose()
  }

  return (
    <Dialog title={t.staff.addTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField {...field('name')} required />
        <Combobox
          {...field('org')}
          options={(organisations.data?.organisations ?? []).map((one) => ({
            value: one.id,
            label: one.name,
            hint: t.kind[one.kind],
          }))}
          required
        />
        <TextField {...field('post')} optional />
        <Checkbox
          name="fullTime"
          label={t.staff.fullTime}
          checked={values.fullTime}
          onChange={(fullTime) => setValues({ ...values, fullTime })}
        />
        <Checkbox
          name="socialWorker"
          label={t.staff.socialWorker}
          checked={values.socialWorker}
          onChange={(socialWorker) => setValues({ ...values, socialWorker })}
        />
        <DateField {...field('startedOn')} today={today} required />
        <Button type="submit" kind="primary" busy={busy}>
          {t.staff.add}
        </Button>
      </form>
    </Dialog>
  )
}
