import { type FormEvent, useId, useState } from 'react'
import {
  attachToRectification,
  openRectificationFile,
  type Rectification,
  showRectification,
  stepRectificationRoute,
} from '#contract/rectification-contract.ts'
import type { RectificationState } from '#core/rectification/rectification.ts'
import { address, type ReplyOf } from '#web/api/call.ts'
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
import { useDepartmentName } from '#web/meeting/department-name.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { UploadButton } from './upload-button.tsx'

type Reply = ReplyOf<typeof showRectification>

/** One rectification with its course, its evidence and the next step. */
export function RectificationDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(evaluationText)
  const query = useRoute(showRectification, { params: { rectificationId: id } })
  return (
    <Dialog title={t.rectifications} onClose={onClose}>
      <Loaded query={query} lines={5}>
        {(reply) => <Whole reply={reply} onDone={onClose} />}
      </Loaded>
    </Dialog>
  )
}

function Whole({ reply, onDone }: { reply: Reply; onDone: () => void }) {
  const t = useText(evaluationText)
  const name = useDepartmentName()
  const { rectification: r, files } = reply
  const params = { rectificationId: r.id }
  return (
    <div className="stack">
      <p className="strong">{r.text}</p>
      <p className="soft small">
        {r.area.name} · {name(r.department)} {r.person} · {t.origins[r.origin]} · {r.title}
      </p>
      {files.length > 0 && (
        <ul aria-label={t.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={address(openRectificationFile, { params: { ...params, fileId: file.id } })}>
                {file.name}
              </a>{' '}
              <span className="soft small">{file.byName}</span>
            </li>
          ))}
        </ul>
      )}
      {reply.mayAttach && (
        <UploadButton name="rectification-file" route={attachToRectification} params={params} />
      )}
      {(r.mayStep.length > 0 || r.mayMove) && <StepForm row={r} onDone={onDone} />}
      <Course steps={reply.steps} />
    </div>
  )
}

function StepForm({ row, onDone }: { row: Rectification; onDone: () => void }) {
  const t = useText(evaluationText)
  const form = useId()
  const { today } = useSession()
  const { act, busy, errors } = useAct(stepRectificationRoute)
  const [first] = row.mayStep
  const [chosen, setChosen] = useState<RectificationState | undefined>(first)
  const [note, setNote] = useState('')
  const [dueOn, setDueOn] = useState(row.dueOn)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const state = chosen ?? first ?? 'underWay'
    const body = { state, note, ...(dueOn === row.dueOn ? {} : { dueOn }) }
    if (await act({ params: { rectificationId: row.id }, body })) onDone()
  }

  return (
    <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      {row.mayStep.length > 0 && (
        <RadioGroup
          name="state"
          label={t.step}
          across
          value={chosen ?? ''}
          options={row.mayStep.map((value) => ({ value, label: t.steppings[value] }))}
          onChange={(next) => setChosen(row.mayStep.find((s) => s === next))}
        />
      )}
      <TextArea
        name="note"
        label={t.note}
        required
        value={note}
        maxLength={2000}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
      {row.mayMove && (
        <DateField
          name="dueOn"
          label={t.nextDue}
          value={dueOn}
          today={today}
          lean="future"
          error={errorOf(errors, 'dueOn')}
          onChange={setDueOn}
        />
      )}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          {t.step}
        </Button>
      </div>
    </form>
  )
}

function Course({ steps }: { steps: Reply['steps'] }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  return (
    <section className="stack tight">
      <h3>{t.course}</h3>
      <ul>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a course only grows at its head and is read once.
          <li key={i}>
            {step.note ? `${t.rectificationStates[step.state]}：${step.note}` : t.given}{' '}
            <span className="soft small">
              {sayDate(step.on, language)} · {step.byAreaName} {step.byName} · {t.due}{' '}
              {sayDate(step.dueOn, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
