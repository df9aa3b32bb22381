import { type FormEvent, useState } from 'react'
import {
  finishFollowUp,
  recordScreeningOutcome,
  removeScreeningLine,
  showScreeningLine,
} from '#contract/screening-contract.ts'
import { followUps, outcomes } from '#core/screening/screening-codes.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { screeningText } from '#web/text/screening.ts'
import type { ScreeningPage } from './screening-screen.tsx'

type Line = ReplyOf<typeof showScreeningLine>
type Props = { page: ScreeningPage; lineId: string; onClose: () => void }

/** One person: where to look, what came of it, what comes next. */
export function OutcomeDialog(props: Props) {
  const { page, lineId } = props
  const params = { screeningId: page.screening.id, lineId }
  const line = useRoute(showScreeningLine, { params })
  return (
    <Dialog title={line.data?.line.name ?? ''} onClose={props.onClose}>
      <Loaded query={line} lines={4}>
        {(read) => (
          <div className="stack">
            <Where line={read} />
            {page.screening.status === 'open' && <OutcomeForm {...props} line={read} />}
            {read.line.followUp && read.line.followUp !== 'none' && !read.line.followDoneOn && (
              <FollowUpForm {...props} />
            )}
            <History line={read} />
            <RemoveLine {...props} line={read} />
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

function Where({ line }: { line: Line }) {
  const t = useText(screeningText)
  const { caseId } = line.line
  const rows = [
    [t.line.idNumber, line.idNumber],
    [t.line.phone, line.phone && <a href={`tel:${line.phone}`}>{line.phone}</a>],
    [t.line.address, line.address],
    [t.line.remark, line.remark],
  ] as const
  return (
    <section className="stack tight">
      <dl className="facts">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div className="contents" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {caseId && (
        <p className="row">
          <ButtonLink small to={`/cases/${caseId}`}>
            {t.line.openCase}
          </ButtonLink>
          <ButtonLink small to={recordPath(caseId, 'visitMade')}>
            {t.line.recordVisit}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

function OutcomeForm({ page, lineId, line, onClose }: Props & { line: Line }) {
  const t = useText(screeningText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(recordScreeningOutcome, { refresh: ['screening.'] })
  const initial = { outcome: '', on: today, where: '', text: '', followUp: 'none' }
  const [values, setValues] = useState(initial)
  const set = (change: Partial<typeof initial>) => setValues({ ...values, ...change })
  const outcome = outcomes.find((o) => o === values.outcome)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!outcome) return
    const body = {
      outcome,
      on: values.on,
      followUp: followUps.find((f) => f === values.followUp) ?? 'none',
      ...(outcome === 'elsewhere' && values.where.trim() ? { where: values.where.trim() } : {}),
      ...(values.text.trim() ? { text: values.text.trim() } : {}),
    }
    if (!(await act({ params: { screeningId: page.screening.id, lineId }, body }))) return
    toast(t.outcomeForm.saved)
    onClose()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      <RadioGroup
        name="outcome"
        label={line.line.outcome ? t.line.change : t.outcomeForm.outcome}
        across
        value={values.outcome}
        options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        onChange={(next) => set({ outcome: next })}
      />
      {outcome && (
        <>
          {outcome === 'elsewhere' && (
            <TextField
              name="where"
              label={t.outcomeForm.where}
              value={values.where}
              maxLength={80}
              error={errorOf(errors, 'where')}
              onChange={(where) => set({ where })}
            />
          )}
          <TextArea
            name="text"
            label={t.outcomeForm.text}
            value={values.text}
            maxLength={1000}
            optional={outcome === 'met' || outcome === 'elsewhere'}
            error={errorOf(errors, 'text')}
            onChange={(text) => set({ text })}
          />
          <DateField
            name="on"
            label={t.outcomeForm.on}
            value={values.on}
            today={today}
            max={today}
            error={errorOf(errors, 'on')}
            onChange={(on) => set({ on })}
          />
          <Select
            name="followUp"
            label={t.outcomeForm.followUp}
            value={values.followUp}
            empty={false}
            options={followUps.map((value) => ({ value, label: t.followUps[value] }))}
            error={errorOf(errors, 'followUp')}
            onChange={(followUp) => set({ followUp })}
          />
        </>
      )}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabled={!outcome}>
          {t.outcomeForm.save}
        </Button>
      </div>
    </form>
  )
}

function FollowUpForm({ page, lineId, onClose }: Props) {
  const t = useText(screeningText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(finishFollowUp, { refresh: ['screening.'] })
  return (
    <div className="stack tight">
      <ErrorSummary errors={errors} />
      <div className="row">
        <Button
          busy={busy}
          onClick={async () => {
            const params = { screeningId: page.screening.id, lineId }
            if (!(await act({ params, body: { on: today } }))) return
            toast(t.outcomeForm.followSaved)
            onClose()
          }}
        >
          {t.outcomeForm.followDone}
        </Button>
      </div>
    </div>
  )
}

function History({ line }: { line: Line }) {
  const t = useText(screeningText)
  const { language } = useLanguage()
  if (line.outcomes.length === 0) return null
  return (
    <section className="stack tight">
      <h3>{t.line.history}</h3>
      <ul>
        {line.outcomes.map((o) => (
          <li key={o.id}>
            {sayDate(o.on, language)} {t.outcomes[o.outcome]}
            {o.where && `（${o.where}）`} <span className="soft small">{o.byName}</span>
            {o.text && <p className="step-words">{o.text}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RemoveLine({ page, lineId, line, onClose }: Props & { line: Line }) {
  const t = useText(screeningText)
  const toast = useToast()
  const { act, busy, errors } = useAct(removeScreeningLine, { refresh: ['screening.'] })
  const may = useMayUse(['townshipOffice']) && page.screening.status === 'open'
  if (!may || line.line.outcome !== null) return null
  return (
    <div className="stack tight">
      <ErrorSummary errors={errors} />
      <div className="row">
        <Button
          small
          quiet
          busy={busy}
          onClick={async () => {
            if (!(await act({ params: { screeningId: page.screening.id, lineId } }))) return
            toast(t.line.removed)
            onClose()
          }}
        >
          {t.line.remove}
        </Button>
      </div>
    </div>
  )
}
