import { type FormEvent, useId, useState } from 'react'
import { showTask, stepTask, type Task } from '#contract/meeting-task-contract.ts'
import { type TaskState, taskStates } from '#core/meeting/task-state.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartmentName } from './department-name.ts'

/** One task with its course, and what was done now. */
export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useText(meetingText)
  const name = useDepartmentName()
  const form = useId()
  const whole = useRoute(showTask, { params: { taskId: task.id } })
  const stepping = useAct(stepTask)
  return (
    <Dialog
      title={t.task}
      onClose={onClose}
      foot={
        task.mayWrite && (
          <>
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button kind="primary" type="submit" form={form} busy={stepping.busy}>
              {t.follow}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <p className="strong">{task.text}</p>
        <p className="soft small">
          {name(task.department)} {task.person} · {task.meeting} · {task.areaName}
        </p>
        {task.mayWrite && <StepForm id={form} task={task} stepping={stepping} onDone={onClose} />}
        <Loaded query={whole} lines={3}>
          {({ steps }) => <Course steps={steps} />}
        </Loaded>
      </div>
    </Dialog>
  )
}

function StepForm(props: {
  id: string
  task: Task
  stepping: ReturnType<typeof useAct<typeof stepTask>>
  onDone: () => void
}) {
  const { task, stepping } = props
  const t = useText(meetingText)
  const { today } = useSession()
  const [state, setState] = useState<TaskState>('underWay')
  const [note, setNote] = useState('')
  const [dueOn, setDueOn] = useState(task.dueOn)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { state, note, ...(dueOn === task.dueOn ? {} : { dueOn }) }
    if (await stepping.act({ params: { taskId: task.id }, body })) props.onDone()
  }

  return (
    <form id={props.id} className="stack" onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={stepping.errors} />
      <RadioGroup
        name="state"
        label={t.state}
        across
        value={state}
        options={taskStates.filter((s) => s !== 'open').map((value) => ({ value, label: t.states[value] }))}
        onChange={(next) => setState(taskStates.find((s) => s === next) ?? 'underWay')}
      />
      <TextArea
        name="note"
        label={t.note}
        required
        value={note}
        maxLength={2000}
        error={errorOf(stepping.errors, 'note')}
        onChange={setNote}
      />
      <DateField
        name="dueOn"
        label={t.nextDue}
        value={dueOn}
        today={today}
        lean="future"
        error={errorOf(stepping.errors, 'dueOn')}
        onChange={setDueOn}
      />
    </form>
  )
}

type Steps = Awaited<ReturnType<typeof showTask.reply.parse>>['steps']

function Course({ steps }: { steps: Steps }) {
  const t = useText(meetingText)
  const { language } = useLanguage()
  return (
    <section className="stack tight">
      <h3>{t.history}</h3>
      <ul>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a course only grows at its head and is read once.
          <li key={i}>
            {step.note ? `${t.states[step.state]}：${step.note}` : t.given}{' '}
            <span className="soft small">
              {t.stepLine(sayDate(step.on, language), step.byName, sayDate(step.dueOn, language))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
