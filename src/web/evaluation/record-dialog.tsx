import { type Consequence, recordInterview } from '#contract/consequence-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useDepartments } from '#web/meeting/department-name.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'

type Task = { id: string; text: string; department: string; person: string; dueOn: string }

/** The talk as it was held, and what was agreed: each task with its owner and day. */
export function RecordDialog({ consequence, onClose }: { consequence: Consequence; onClose: () => void }) {
  const t = useText(evaluationText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(recordInterview)
  const empty = (): Task => ({
    id: crypto.randomUUID(),
    text: '',
    department: 'township',
    person: '',
    dueOn: addDays(today, 30),
  })
  const draft = useUnsavedDraft(`talk.${consequence.id}`, {
    ...{ heldOn: today, place: '', interviewers: '', attended: '', text: '', agreed: '' },
    tasks: [empty()],
  })
  const { values, set } = draft

  async function submit() {
    if (!(await act({ params: { consequenceId: consequence.id }, body: values }))) return
    draft.clear()
    onClose()
  }

  const setTask = (id: string, change: Partial<Task>) =>
    set({ tasks: values.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)) })

  return (
    <FormDialog
      wide
      title={t.record}
      send={t.record}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <DateField
        name="heldOn"
        label={t.heldOn}
        required
        value={values.heldOn}
        today={today}
        error={errorOf(errors, 'heldOn')}
        onChange={(heldOn) => set({ heldOn })}
      />
      {(['place', 'interviewers', 'attended'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={name === 'interviewers' ? t.interviewersField : t[name]}
          required
          maxLength={200}
          value={values[name]}
          error={errorOf(errors, name)}
          onChange={(next) => set({ [name]: next })}
        />
      ))}
      {(['text', 'agreed'] as const).map((name) => (
        <TextArea
          key={name}
          name={name}
          label={name === 'text' ? t.said : t.agreed}
          required
          maxLength={5000}
          value={values[name]}
          error={errorOf(errors, name)}
          onChange={(next) => set({ [name]: next })}
        />
      ))}
      <h3>{t.tasks}</h3>
      {values.tasks.map((task, i) => (
        <TaskFields
          key={task.id}
          task={task}
          place={i + 1}
          onChange={(change) => setTask(task.id, change)}
          onRemove={
            values.tasks.length > 1
              ? () => set({ tasks: values.tasks.filter((one) => one.id !== task.id) })
              : undefined
          }
        />
      ))}
      <div className="row">
        <Button small onClick={() => set({ tasks: [...values.tasks, empty()] })}>
          {t.addTask}
        </Button>
      </div>
    </FormDialog>
  )
}

function TaskFields(props: {
  task: Task
  place: number
  onChange: (change: Partial<Task>) => void
  onRemove: (() => void) | undefined
}) {
  const { task, place, onChange, onRemove } = props
  const t = useText(evaluationText)
  const { today } = useSession()
  const departments = useDepartments()
  return (
    <fieldset className="evaluation-task">
      <legend className="soft small">
        {t.task} {place}
      </legend>
      <TextArea
        name={`task-${place}`}
        label={t.task}
        required
        maxLength={1000}
        value={task.text}
        onChange={(text) => onChange({ text })}
      />
      <Select
        name={`department-${place}`}
        label={t.department}
        empty={false}
        value={task.department}
        options={departments}
        onChange={(department) => onChange({ department })}
      />
      <TextField
        name={`person-${place}`}
        label={t.person}
        required
        maxLength={40}
        value={task.person}
        onChange={(person) => onChange({ person })}
      />
      <DateField
        name={`due-${place}`}
        label={t.due}
        value={task.dueOn}
        today={today}
        lean="future"
        onChange={(dueOn) => onChange({ dueOn })}
      />
      {onRemove && (
        <div className="row">
          <Button small kind="plain" onClick={onRemove}>
            {t.removeTask}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
