import { useState } from 'react'
import { actOnUnit, type UnitActBody } from '#contract/demonstration-contract.ts'
import { judgements, recheckOutcomes, recommendations } from '#core/oversight/unit-course.ts'
import { useAct } from '#web/api/use-act.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { demonstrationText } from '#web/text/demonstration.ts'
import type { Unit } from './unit-screen.tsx'

type Judged = Readonly<Record<string, (typeof judgements)[number]>>

/** One act of one person with its words: a review, a visit, a decision, a re-check, a withdrawal, an objection. */
export function UnitActDialog({
  unit,
  kind,
  onClose,
}: {
  unit: Unit
  kind: Unit['may'][number]
  onClose: () => void
}) {
  const t = useText(demonstrationText)
  const say = useSay()
  const { today } = useSession()
  const { act, busy, errors } = useAct(actOnUnit)
  const draft = useUnsavedDraft(`unit.${unit.id}.${kind}`, {
    ...{ on: today as string, text: '', choice: '', number: '', plaqueOn: today as string },
  })
  const [judged, setJudged] = useState<Judged>({})
  const { values } = draft
  const choices = choicesOf(kind)

  async function send() {
    const body = bodyOf(kind, values, judged)
    const done = await act({ params: { unitId: unit.id }, body }, { ifMatch: unit.version })
    if (done) draft.clear()
    return done !== undefined
  }

  return (
    <FormDialog
      title={t.events[kind]}
      lead={kind === 'withdrawal' ? t.confirmWithdrawal : undefined}
      send={t.events[kind]}
      wide
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={send}
    >
      {kind === 'review' &&
        unit.criteria
          .filter((c) => c.kind === 'judged')
          .map((c) => (
            <RadioGroup
              key={c.key}
              name={`judged-${c.key}`}
              label={say(c.title)}
              across
              value={judged[c.key] ?? ''}
              options={judgements.map((value) => ({ value, label: t.judgements[value] }))}
              error={errorOf(errors, 'judged')}
              onChange={(next) =>
                setJudged({ ...judged, [c.key]: judgements.find((j) => j === next) ?? 'unsure' })
              }
            />
          ))}
      {choices.length > 0 && (
        <RadioGroup
          name="choice"
          label={kind === 'review' ? t.recommend : t.outcome}
          across
          value={values.choice || (choices[0] ?? '')}
          options={choices.map((value) => ({
            value,
            label:
              t.recommendations[value as 'award'] && kind === 'review'
                ? t.recommendations[value as 'award']
                : (t.outcomes[value] ?? value),
          }))}
          onChange={(choice) => draft.set({ choice })}
        />
      )}
      {kind === 'decision' && (values.choice || 'awarded') === 'awarded' && (
        <>
          <TextField
            name="number"
            label={t.number}
            required
            value={values.number}
            maxLength={60}
            error={errorOf(errors, 'number')}
            onChange={(number) => draft.set({ number })}
          />
          <DateField
            name="plaqueOn"
            label={t.plaque}
            value={values.plaqueOn}
            today={today}
            error={errorOf(errors, 'plaqueOn')}
            onChange={(plaqueOn) => draft.set({ plaqueOn })}
          />
        </>
      )}
      <TextArea
        name={fieldOf(kind)}
        label={fieldOf(kind) === 'reason' ? t.reason : t.note}
        required
        rows={4}
        value={values.text}
        maxLength={2000}
        error={errorOf(errors, fieldOf(kind))}
        onChange={(text) => draft.set({ text })}
      />
      <DateField
        name="on"
        label={t.on}
        value={values.on}
        today={today}
        error={errorOf(errors, 'on')}
        onChange={(on) => draft.set({ on })}
      />
    </FormDialog>
  )
}

function choicesOf(kind: UnitActBody['kind']): readonly string[] {
  if (kind === 'review') return recommendations
  if (kind === 'decision') return ['awarded', 'refused']
  if (kind === 'recheck') return recheckOutcomes
  return kind === 'objectionDecision' ? ['upheld', 'rejected'] : []
}

function fieldOf(kind: UnitActBody['kind']): 'note' | 'reason' | 'statement' {
  if (kind === 'review' || kind === 'siteVisit' || kind === 'recheck') return 'note'
  return kind === 'objection' ? 'statement' : 'reason'
}

type Values = {
  readonly on: string
  readonly text: string
  readonly choice: string
  readonly number: string
  readonly plaqueOn: string
}

function bodyOf(kind: UnitActBody['kind'], values: Values, judged: Judged): UnitActBody {
  const { on, text, choice, number, plaqueOn } = values
  switch (kind) {
    case 'review':
      return {
        kind,
        on,
        judged: { ...judged },
        note: text,
        recommend: recommendations.find((r) => r === choice) ?? 'award',
      }
    case 'siteVisit':
      return { kind, on, note: text }
    case 'decision': {
      const awarded = choice !== 'refused'
      return {
        kind,
        on,
        awarded,
        reason: text,
        number: awarded ? number : '',
        plaqueOn: awarded ? plaqueOn : null,
      }
    }
    case 'recheck':
      return { kind, on, note: text, outcome: recheckOutcomes.find((o) => o === choice) ?? 'kept' }
    case 'withdrawal':
      return { kind, on, reason: text }
    case 'objection':
      return { kind, on, statement: text }
    case 'objectionDecision':
      return { kind, on, reason: text, upheld: choice !== 'rejected' }
  }
}
