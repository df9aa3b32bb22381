import { useState } from 'react'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import type { FormError } from '#web/kit/error-summary.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { oversightText } from '#web/text/oversight.ts'
import type { Inspection } from './inspection-screen.tsx'
import type { NewFinding } from './use-visit-draft.ts'
import type { AboutItem } from './visit-sheet.tsx'

/** A finding for an item that is not met: it is kept on the device and goes out with the answers. */
export function AddFindingDialog(props: {
  inspection: Inspection
  about: AboutItem
  note: string
  onAdd: (finding: NewFinding) => void
  onClose: () => void
}) {
  const { inspection, about, onAdd, onClose } = props
  const t = useText(oversightText)
  const common = useText(commonText)
  const say = useSay()
  const { today } = useSession()
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [form, setForm] = useState({
    text: props.note,
    severity: about.item.severity,
    department: '社戒社康办',
    person: '',
    dueOn: '',
  })
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const severity = inspection.severities.find((s) => s.key === form.severity)

  async function send() {
    const empty = (['text', 'department', 'person'] as const).filter((key) => form[key].trim() === '')
    setErrors(empty.map((field) => ({ field, says: `${names[field]}：${common.required}` })))
    if (empty.length > 0) return false
    const { dueOn, ...rest } = form
    onAdd({
      ...rest,
      ...(dueOn ? { dueOn } : {}),
      id: crypto.randomUUID(),
      list: about.list.key,
      item: about.item.key,
      pick: about.pick,
    })
    return true
  }
  const names = { text: t.text, department: t.department, person: t.owner }

  return (
    <FormDialog
      title={t.addFinding}
      lead={`${about.pick > 0 ? `${t.pick(about.pick)} · ` : ''}${say(about.item.says)} ${about.item.source}`}
      busy={false}
      errors={errors}
      onClose={onClose}
      onSend={send}
    >
      <TextArea
        name="text"
        label={t.text}
        hint={t.noteHint}
        required
        value={form.text}
        maxLength={2000}
        error={errorOf(errors, 'text')}
        onChange={set('text')}
      />
      <RadioGroup
        name="severity"
        label={t.severity}
        across
        value={form.severity}
        options={inspection.severities.map((s) => ({ value: s.key, label: say(s.title) }))}
        onChange={set('severity')}
      />
      <TextField
        name="department"
        label={t.department}
        required
        value={form.department}
        maxLength={40}
        error={errorOf(errors, 'department')}
        onChange={set('department')}
      />
      <TextField
        name="person"
        label={t.owner}
        required
        value={form.person}
        maxLength={40}
        error={errorOf(errors, 'person')}
        onChange={set('person')}
      />
      <DateField
        name="dueOn"
        label={t.due}
        hint={t.dueHint(severity?.days ?? 0)}
        optional
        value={form.dueOn}
        today={today}
        lean="future"
        error={errorOf(errors, 'dueOn')}
        onChange={set('dueOn')}
      />
    </FormDialog>
  )
}
