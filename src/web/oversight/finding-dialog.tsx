import { type FormEvent, useId, useState } from 'react'
import {
  type InspectionFinding,
  reopenInspectionFinding,
  showFindingSteps,
  stepInspectionFinding,
} from '#contract/inspection-finding-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
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
import { oversightText } from '#web/text/oversight.ts'
import { Evidence } from './evidence.tsx'
import { FindingState } from './finding-state.tsx'

/** One finding: what was seen, its evidence, its course, and what the reader may do about it now. */
export function FindingDialog({ finding, onClose }: { finding: InspectionFinding; onClose: () => void }) {
  const t = useText(oversightText)
  const { language } = useLanguage()
  const steps = useRoute(showFindingSteps, { params: { findingId: finding.id } })
  return (
    <Dialog title={finding.title} wide onClose={onClose} foot={<Button onClick={onClose}>{t.cancel}</Button>}>
      <div className="stack">
        <div className="row">
          <FindingState state={finding.state} />
          <span className="soft small">
            {finding.area.name} · {finding.department} {finding.person} · {sayDate(finding.dueOn, language)}
          </span>
        </div>
        <p className="pre-wrap">{finding.text}</p>
        <p className="soft small">{t.source(finding.source)}</p>
        <section className="stack tight">
          <h3>{t.files}</h3>
          <Evidence
            about="rectification"
            aboutId={finding.id}
            files={finding.files}
            mayAttach={finding.mayAttach}
          />
        </section>
        {finding.may.length > 0 && <StepForm finding={finding} onDone={onClose} />}
        {finding.mayReopen && <Again finding={finding} onDone={onClose} />}
        <Loaded query={steps} lines={3}>
          {(reply) => (
            <section className="stack tight">
              <h3>{t.history}</h3>
              <ul>
                {reply.steps.map((step, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a course only grows at its head and is read once.
                  <li key={i}>
                    {step.note ? `${t.states[step.state]}：${step.note}` : t.given}{' '}
                    <span className="soft small">
                      {t.stepLine(
                        sayDate(step.on, language),
                        step.byName,
                        step.byAreaName,
                        sayDate(step.dueOn, language),
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}

function StepForm({ finding, onDone }: { finding: InspectionFinding; onDone: () => void }) {
  const t = useText(oversightText)
  const { act, busy, errors } = useAct(stepInspectionFinding)
  const form = useId()
  const [to, setTo] = useState(finding.may.at(-1) ?? 'underWay')
  const [note, setNote] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await act({ params: { findingId: finding.id }, body: { to, note } })) onDone()
  }

  return (
    <form id={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <RadioGroup
        name="to"
        label={t.act}
        across
        value={to}
        options={finding.may.map((value) => ({ value, label: t.acts[value] ?? value }))}
        onChange={(next) => setTo(finding.may.find((m) => m === next) ?? to)}
      />
      <TextArea
        name="note"
        label={t.note}
        hint={to === 'submitted' && finding.needsEvidence ? t.needsEvidence : t.noteHint}
        required
        value={note}
        maxLength={2000}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          {t.acts[to] ?? t.save}
        </Button>
      </div>
    </form>
  )
}

/** A remedy that did not last: the passed finding stays passed, a new one has a day of its own. */
function Again({ finding, onDone }: { finding: InspectionFinding; onDone: () => void }) {
  const t = useText(oversightText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(reopenInspectionFinding)
  const [id] = useState(() => crypto.randomUUID())
  const [text, setText] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, 30))
  return (
    <details>
      <summary>{t.again}</summary>
      <div className="stack">
        <p className="soft small">{t.againHint}</p>
        <ErrorSummary errors={errors} />
        <TextArea
          name="text"
          label={t.text}
          required
          value={text}
          maxLength={2000}
          error={errorOf(errors, 'text')}
          onChange={setText}
        />
        <DateField
          name="dueOn"
          label={t.due}
          value={dueOn}
          today={today}
          lean="future"
          error={errorOf(errors, 'dueOn')}
          onChange={setDueOn}
        />
        <div className="row">
          <Button
            busy={busy}
            onClick={() =>
              void act({ params: { findingId: finding.id }, body: { id, text, dueOn } }).then(
                (done) => done && onDone(),
              )
            }
          >
            {t.again}
          </Button>
        </div>
      </div>
    </details>
  )
}
