import { HandHelping } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { entrustStations, entrustWork } from '#contract/entrustment-contract.ts'
import { taskKinds } from '#core/handover/task-kinds.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { CheckboxGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { handoverText } from '#web/text/handover.ts'
import { handoverPath } from './handover-path.ts'

/** Which station, which tasks, until when; what that station will see stands above the button. */
export function EntrustForm({ caseId }: { caseId: string }) {
  const t = useText(handoverText)
  const toast = useToast()
  const navigate = useNavigate()
  const { today } = useSession()
  const { act, busy, errors } = useAct(entrustWork)
  const [id] = useState(() => crypto.randomUUID())
  const [area, setArea] = useState('')
  const [values, setValues] = useState({ station: '', until: '', address: '' })
  const [tasks, setTasks] = useState<readonly string[]>([])
  const stations =
    useRoute(entrustStations, { query: { area } }, { enabled: area !== '' }).data?.stations ?? []

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { id, ...values, tasks: taskKinds.filter((kind) => tasks.includes(kind)) }
    if (!(await act({ params: { caseId }, body }))) return
    toast(t.entrust.done)
    void navigate(handoverPath({ caseId, handoverId: id }))
  }

  return (
    <Card title={t.entrust.title}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p className="soft">{t.entrust.lead}</p>
        <ErrorSummary errors={errors} />
        <AreaPicker
          name="area"
          label={t.entrust.area}
          hint={t.entrust.areaHint}
          level="township"
          value={area}
          onChange={(next) => {
            setArea(next)
            setValues({ ...values, station: '' })
          }}
          required
        />
        <Select
          name="station"
          label={t.entrust.station}
          value={values.station}
          {...(area === '' ? { empty: t.entrust.noStation } : {})}
          onChange={(station) => setValues({ ...values, station })}
          options={stations.map((s) => ({ value: s.id, label: s.name }))}
          error={errorOf(errors, 'station')}
          required
        />
        <CheckboxGroup
          name="tasks"
          label={t.entrust.tasks}
          value={tasks}
          onChange={setTasks}
          options={taskKinds.map((kind) => ({ value: kind, label: t.taskNames[kind] }))}
          error={errorOf(errors, 'tasks')}
          across
        />
        <DateField
          name="until"
          label={t.entrust.until}
          value={values.until}
          onChange={(until) => setValues({ ...values, until })}
          today={today}
          lean="future"
          error={errorOf(errors, 'until')}
          required
        />
        <TextField
          name="address"
          label={t.entrust.address}
          value={values.address}
          onChange={(address) => setValues({ ...values, address })}
          error={errorOf(errors, 'address')}
          maxLength={400}
          optional
        />
        <Banner kind="info" title={t.entrust.sharedTitle}>
          <p>{t.entrustNote}</p>
        </Banner>
        <div className="row">
          <Button type="submit" kind="primary" icon={HandHelping} busy={busy}>
            {t.entrust.go}
          </Button>
        </div>
      </form>
    </Card>
  )
}
