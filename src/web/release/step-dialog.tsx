import { type FormEvent, useState } from 'react'
import { addReleaseStep } from '#contract/release-contract.ts'
import type { ReleasePage } from '#contract/release-shapes.ts'
import { handovers } from '#core/release/release-codes.ts'
import { notCollectedReasons, type RecordedKind, visitWays } from '#core/release/release-step.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { handoverWords } from './handover-words.ts'

const asksWay: ReadonlySet<RecordedKind> = new Set(['visit', 'rightsNotice', 'helpAgreement'])
const asksWho: ReadonlySet<RecordedKind> = new Set([
  'visit',
  'collectionPlanned',
  'collected',
  'firstHomeVisit',
])
const asksDay: ReadonlySet<RecordedKind> = new Set(['dateChanged', 'collectionPlanned'])

/** One step, with nothing asked that it does not need. The day is today unless somebody says otherwise. */
export function StepDialog(props: { page: ReleasePage; kind: RecordedKind; onClose: () => void }) {
  const t = useText(releaseText)
  const toast = useToast()
  const { today, user } = useSession()
  const { kind, page } = props
  const { act, busy, errors } = useAct(addReleaseStep, { refresh: ['release.'] })
  const initial = {
    on: today,
    way: 'inPerson',
    who: kind === 'visit' || kind === 'collectionPlanned' ? user.name : '',
    handover: '',
    why: '',
    day: kind === 'collectionPlanned' ? page.line.releaseOn : '',
    text: '',
  }
  const { values, set, clear } = useUnsavedDraft(`release-step.${kind}.${page.line.id}`, initial)
  const [touched, setTouched] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTouched(true)
    const data = {
      ...(asksWay.has(kind) ? { way: visitWays.find((w) => w === values.way) } : {}),
      ...(asksWho.has(kind) && values.who.trim() ? { who: values.who.trim() } : {}),
      ...(kind === 'collected' ? { handover: handovers.find((h) => h === values.handover) } : {}),
      ...(kind === 'notCollected' ? { why: notCollectedReasons.find((w) => w === values.why) } : {}),
      ...(asksDay.has(kind) && values.day ? { day: values.day } : {}),
      ...(values.text.trim() ? { text: values.text.trim() } : {}),
    }
    const done = await act({ params: { releaseId: page.line.id }, body: { kind, on: values.on, data } })
    if (!done) return
    clear()
    toast(t.step.saved)
    props.onClose()
  }

  const who = kind === 'visit' || kind === 'collectionPlanned' ? t.step.who[kind] : t.step.who.other
  const day = kind === 'dateChanged' ? t.step.day.dateChanged : t.step.day.collectionPlanned
  const options = (words: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: words[value] ?? value }))
  return (
    <Dialog title={t.acts[kind]} onClose={props.onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={touched ? errors : []} />
        {kind === 'collected' && (
          <RadioGroup
            name="handover"
            label={t.step.handover}
            value={values.handover}
            options={handovers.map((value) => ({ value, label: handoverWords(t.handovers, value) }))}
            error={errorOf(errors, 'handover')}
            onChange={(handover) => set({ handover })}
          />
        )}
        {kind === 'notCollected' && (
          <RadioGroup
            name="why"
            label={t.step.why}
            value={values.why}
            options={options(t.notCollectedReasons, notCollectedReasons)}
            error={errorOf(errors, 'why')}
            onChange={(why) => set({ why })}
          />
        )}
        {asksWay.has(kind) && (
          <RadioGroup
            name="way"
            label={t.step.way}
            across
            value={values.way}
            options={options(t.ways, visitWays)}
            onChange={(way) => set({ way })}
          />
        )}
        {asksDay.has(kind) && (
          <DateField
            name="day"
            label={day}
            value={values.day}
            today={today}
            lean="future"
            error={errorOf(errors, 'day')}
            onChange={(next) => set({ day: next })}
          />
        )}
        {asksWho.has(kind) && (
          <TextField
            name="who"
            label={who}
            value={values.who}
            maxLength={80}
            optional={kind !== 'collectionPlanned'}
            error={errorOf(errors, 'who')}
            onChange={(next) => set({ who: next })}
          />
        )}
        <DateField
          name="on"
          label={t.step.on}
          value={values.on}
          today={today}
          max={today}
          error={errorOf(errors, 'on')}
          onChange={(on) => set({ on })}
        />
        <TextArea
          name="text"
          label={t.step.text}
          hint={t.step.textHint[kind] || undefined}
          value={values.text}
          maxLength={1000}
          optional={kind !== 'note' && kind !== 'dateChanged'}
          error={errorOf(errors, 'text')}
          onChange={(text) => set({ text })}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.step.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
