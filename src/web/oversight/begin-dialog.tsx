import { useState } from 'react'
import { useNavigate } from 'react-router'
import { beginInspection, showPlan } from '#contract/inspection-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { CheckboxGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'

/** Begins a visit: where, when, who, by which lists. The files are drawn by the server at this moment. */
export function BeginDialog({ area, onClose }: { area: string | undefined; onClose: () => void }) {
  const t = useText(oversightText)
  const say = useSay()
  const { today } = useSession()
  const navigate = useNavigate()
  const { act, busy, errors } = useAct(beginInspection)
  const plan = useRoute(showPlan, { query: { year: Number(today.slice(0, 4)) } }).data
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState({
    area: area ?? '',
    on: today as string,
    theme: '',
    inspectors: '',
    planId: '',
  })
  const [chosen, setChosen] = useState<readonly string[]>(['institution', 'haves', 'service', 'files'])
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const waiting = (plan?.lines ?? []).filter((l) => l.state === 'planned' || l.state === 'overdue')

  function choosePlan(planId: string) {
    const line = waiting.find((l) => l.id === planId)
    setForm({ ...form, planId, ...(line ? { area: line.target.code, theme: form.theme || line.theme } : {}) })
  }

  async function send() {
    const body = { ...form, id, lists: [...chosen], planId: form.planId || null }
    if (!(await act({ body }))) return false
    await navigate(`/oversight/inspections/${id}`)
    return true
  }

  return (
    <FormDialog
      title={t.begin}
      lead={t.beginHint}
      send={t.begin}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={send}
    >
      {waiting.length > 0 && (
        <Select
          name="planId"
          label={t.ofPlan}
          value={form.planId}
          empty={t.notPlanned}
          options={waiting.map((l) => ({
            value: l.id,
            label: `${t.ofMonth(l.month)} ${l.target.name} ${l.theme}`,
          }))}
          onChange={choosePlan}
        />
      )}
      <Select
        name="area"
        label={t.target}
        required
        value={form.area}
        options={(plan?.targets ?? []).map((a) => ({ value: a.code, label: a.name }))}
        error={errorOf(errors, 'area')}
        onChange={set('area')}
      />
      <DateField
        name="on"
        label={t.on}
        value={form.on}
        today={today}
        error={errorOf(errors, 'on')}
        onChange={set('on')}
      />
      <TextField
        name="theme"
        label={t.theme}
        required
        value={form.theme}
        maxLength={200}
        error={errorOf(errors, 'theme')}
        onChange={set('theme')}
      />
      <TextField
        name="inspectors"
        label={t.inspectors}
        hint={t.inspectorsHint}
        required
        value={form.inspectors}
        maxLength={200}
        error={errorOf(errors, 'inspectors')}
        onChange={set('inspectors')}
      />
      <CheckboxGroup
        name="lists"
        label={t.lists}
        value={chosen}
        options={(plan?.lists ?? []).map((l) => ({ value: l.key, label: say(l.title) }))}
        error={errorOf(errors, 'lists')}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
