import { Gavel } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type DecisionPage, decideRoute } from '#contract/decision-contract.ts'
import { type Outcome, outcomes } from '#core/decision/decision-kind.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useSay, useText } from '#web/language/language.ts'
import { decisionText } from '#web/text/decision.ts'

/** Three answers, each with what follows from it; the button names the act. Nothing is chosen beforehand. */
export function DecideForm({ page, onDone }: { page: DecisionPage; onDone: () => void }) {
  const t = useText(decisionText)
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(decideRoute)
  const draft = useUnsavedDraft(`decision.${page.caseId}.${page.decisionId}`, { reason: '' })
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const words = wordsOf(t, page.kind)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (outcome === '') return setUnsaid([{ field: 'outcome', says: t.chooseFirst }])
    setUnsaid([])
    const { caseId, decisionId, seq } = page
    const body = { outcome, reason: draft.values.reason }
    const done = await act({ params: { caseId, decisionId }, body }, { ifMatch: seq })
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
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          optional={outcome === 'approve' && !adverse && page.kind !== 'tier'}
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

/** The act by its own name; a kind that a later version adds falls back to approve and refuse. */
function wordsOf(
  t: { readonly outcomes: Words; readonly leave: Words; readonly tier: Words; readonly strike: Words },
  kind: string,
): Words {
  if (kind === 'leave' || kind === 'tier' || kind === 'strike') return t[kind]
  return t.outcomes
}
