import { useState } from 'react'
import { addTask } from '#contract/meeting-task-contract.ts'
import { departments } from '#core/meeting/departments.ts'
import { useAct } from '#web/api/use-act.ts'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartments } from './department-name.ts'

/** A task has a department, a person and a last day, or it is none. */
export function AddTaskDialog(props: { meeting: { id: string }; onClose: () => void }) {
  const { meeting, onClose } = props
  const t = useText(meetingText)
  const { today } = useSession()
  const choices = useDepartments()
  const { act, busy, errors } = useAct(addTask)
  const [id] = useState(() => crypto.randomUUID())
  const [task, setTask] = useState({ text: '', department: '', person: '', dueOn: '' })
  const set = (key: keyof typeof task) => (value: string) => setTask({ ...task, [key]: value })

  async function submit() {
    const department = departments.find((d) => d.key === task.department)?.key ?? 'other'
    if (await act({ params: { meetingId: meeting.id }, body: { id, ...task, department } })) onClose()
  }

  return (
    <FormDialog title={t.addTask} busy={busy} errors={errors} onClose={onClose} onSend={submit}>
      <TextArea
        name="text"
        label={t.taskText}
        required
        value={task.text}
        maxLength={1000}
        error={errorOf(errors, 'text')}
        onChange={set('text')}
      />
      <Select
        name="department"
        label={t.department}
        required
        value={task.department}
        options={choices}
        error={errorOf(errors, 'department')}
        onChange={set('department')}
      />
      <TextField
        name="person"
        label={t.person}
        required
        value={task.person}
        maxLength={40}
        error={errorOf(errors, 'person')}
        onChange={set('person')}
      />
      <DateField
        name="dueOn"
        label={t.due}
        required
        value={task.dueOn}
        today={today}
        lean="future"
        error={errorOf(errors, 'dueOn')}
        onChange={set('dueOn')}
      />
    </FormDialog>
  )
}
