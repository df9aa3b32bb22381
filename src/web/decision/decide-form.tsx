import { Gavel } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type DecisionPage, decideRoute, decisionKindKeys } from '#contract/decision-contract.ts'
import { type Outcome, outcomes } from '#core/decision/decision-kind.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox, RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useSay, useText } from '#web/language/language.ts'
import { abnormalText } from '#web/text/abnormal.ts'
import { decisionText } from '#web/text/decision.ts'

/** Three answers, each with what follows from it; the button names the act. Nothing is chosen beforehand. */
export function DecideForm(props: { page: DecisionPage; as: string | undefined; onDone: () => void }) {
  const { page, as, onDone } = props
  const t = useText(decisionText)
  const breach = useText(abnormalText).decide
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(decideRoute)
  const draft = useUnsavedDraft(`decision.${page.caseId}.${page.decisionId}`, { reason: '' })
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const [confirmed, setConfirmed] = useState(false)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const words = wordsOf({ ...t, ...breach }, page.kind)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (outcome === '') return setUnsaid([{ field: 'outcome', says: t.chooseFirst }])
    setUnsaid([])
    const { caseId, decisionId, seq } = page
    const approving = outcome === 'approve' ? { confirmed, fields } : {}
    const body = { outcome, reason: draft.values.reason, ...approving }
    const done = await act({ params: { caseId, decisionId }, query: { as }, body }, { ifMatch: seq })
    if (!done) return
    draft.clear()
    toast(t.done)
    onDone()
  }

  if (!page.mayDecide) return <Banner kind="info" title={page.because ? say(page.because) : t.notMine} />
  const said = [...unsaid, ...errors]
  const adverse = outcome !== '' && page.adverse.includes(outcome)
  return (
    <Card title={t.follows}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={said} />
        <RadioGroup
          name="outcome"
          label={t.outcome}
          value={outcome}
          error={errorOf(said, 'outcome')}
          onChange={(value) => setOutcome(value as Outcome)}
          options={outcomes.map((value) => ({
            value,
            label: words[value],
            hint: page.follows[value] ? say(page.follows[value]) : undefined,
          }))}
        />
        {adverse && <Banner kind="late" title={t.adverse} />}
        {outcome === 'approve' && (
          <>
            {page.blocks.map((block) => (
              <Banner key={block.zh} kind="late" title={say(block)} />
            ))}
            {page.fields.map(({ name, label, options }) =>
              options ? (
                <Select
                  key={name}
                  name={name}
                  label={say(label)}
                  value={fields[name] ?? ''}
                  empty={false}
                  options={options.map((o) => ({ value: o.value, label: say(o.label) }))}
                  onChange={(value) => setFields({ ...fields, [name]: value })}
                />
              ) : (
                <TextField
                  key={name}
                  name={name}
                  label={say(label)}
                  optional
                  maxLength={1000}
                  value={fields[name] ?? ''}
                  error={errorOf(said, name)}
                  onChange={(value) => setFields({ ...fields, [name]: value })}
                />
              ),
            )}
            {page.confirm && (
              <Checkbox
                name="confirmed"
                label={say(page.confirm)}
                checked={confirmed}
                onChange={setConfirmed}
              />
            )}
          </>
        )}
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          optional={outcome === 'approve' && !adverse && !page.kind.startsWith('tier')}
          value={draft.values.reason}
          maxLength={2000}
          error={errorOf(said, 'reason')}
          onChange={(reason) => draft.set({ reason })}
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={Gavel} busy={busy}>
            {outcome === '' ? t.outcome : words[outcome]}
          </Button>
        </div>
      </form>
    </Card>
  )
}

type Words = Readonly<Record<Outcome, string>>

type KindWords = Readonly<Record<'outcomes' | (typeof decisionKindKeys)[number], Words>>

/** The act by its own name; a kind that a later version adds falls back to approve and refuse. */
function wordsOf(t: KindWords, kind: string): Words {
  const known = decisionKindKeys.find((k) => k === kind)
  return known ? t[known] : t.outcomes
}
