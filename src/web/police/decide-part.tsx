import { Gavel } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { decideReport, type PoliceReportPage } from '#contract/police-report-contract.ts'
import { policeDecisions } from '#core/police/what-follows.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { policeText } from '#web/text/police.ts'

/** What was decided elsewhere is recorded here; only what the law lets follow from this ground is offered. */
export function DecidePart({ page }: { page: PoliceReportPage }) {
  const all = useText(policeText)
  const t = all.decide
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(decideReport)
  const [decision, setDecision] = useState('')
  const [on, setOn] = useState(today)
  const [documentNo, setDocumentNo] = useState('')
  const [unchosen, setUnchosen] = useState(false)
  const { caseId, reportId, seq } = page
  const isolates = page.decisions.includes('compulsoryIsolation')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const chosen = policeDecisions.find((d) => d === decision)
    setUnchosen(chosen === undefined)
    if (!chosen) return
    const body = { decision: chosen, on, ...(documentNo.trim() ? { documentNo } : {}) }
    if (await act({ params: { caseId, reportId }, body }, { ifMatch: seq })) toast(t.done)
  }

  return (
    <Card title={t.title}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="soft">{t.lead}</p>
        <ErrorSummary errors={unchosen ? [{ field: 'decision', says: t.choose }] : errors} />
        <RadioGroup
          name="decision"
          label={t.which}
          value={decision}
          error={unchosen ? t.choose : errorOf(errors, 'decision')}
          options={page.decisions.map((d) => ({ value: d, label: all.decisions[d], hint: t.hints[d] }))}
          onChange={setDecision}
        />
        {!isolates && <p className="soft small">{t.notOpen}</p>}
        <DateField
          name="on"
          label={t.on}
          value={on}
          today={today}
          min={page.on}
          max={today}
          error={errorOf(errors, 'on')}
          onChange={setOn}
        />
        <TextField
          name="documentNo"
          label={t.documentNo}
          optional
          value={documentNo}
          error={errorOf(errors, 'documentNo')}
          onChange={setDocumentNo}
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={Gavel} busy={busy}>
            {t.act}
          </Button>
        </div>
      </form>
    </Card>
  )
}
