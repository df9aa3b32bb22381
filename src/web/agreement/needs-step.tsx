import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AgreementPage } from '#contract/agreement-contract.ts'
import { recordEntries } from '#contract/case-contract.ts'
import type { PlanNeed } from '#core/agreement/draft-content.ts'
import { type NeedArea, needAreas } from '#core/agreement/plan-kinds.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import type { Drawing } from './use-agreement.ts'

/** Where help is needed, area by area, each with a goal; written down as an assessment if it is one. */
export function NeedsStep(props: { caseId: string; page: AgreementPage; drawing: Drawing }) {
  const { caseId, page, drawing } = props
  const t = useText(agreementText)
  const { language } = useLanguage()
  const { needs } = drawing.content
  const put = (at: number, change: Partial<PlanNeed>) =>
    drawing.set({ needs: needs.map((need, i) => (i === at ? { ...need, ...change } : need)) })
  return (
    <Card title={t.needs.title}>
      <div className="stack">
        <p className="soft">{t.needs.lead}</p>
        {page.assessedOn && (
          <p className="soft small">{t.needs.assessedOn(sayDate(page.assessedOn, language))}</p>
        )}
        {page.needsHidden > 0 && <p>{t.needs.hidden(page.needsHidden)}</p>}
        {needs.length === 0 && page.needsHidden === 0 && <p className="soft">{t.needs.none}</p>}
        {needs.map((need, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name; they are edited where they stand.
          <fieldset key={i} className="agreement-line">
            <legend className="hidden-words">{`${t.needs.need} ${i + 1}`}</legend>
            <Select
              name={`needs.${i}.area`}
              label={t.needs.area}
              value={need.area}
              empty={false}
              options={needAreas.map((value) => ({ value, label: t.needs.areas[value] }))}
              onChange={(area) => put(i, { area: area as NeedArea })}
            />
            <TextArea
              name={`needs.${i}.need`}
              label={t.needs.need}
              rows={2}
              maxLength={400}
              value={need.need}
              onChange={(text) => put(i, { need: text })}
            />
            <TextArea
              name={`needs.${i}.goal`}
              label={t.needs.goal}
              rows={2}
              maxLength={400}
              value={need.goal}
              onChange={(goal) => put(i, { goal })}
            />
            <Button
              small
              quiet
              icon={Trash2}
              label={`${t.needs.remove} ${i + 1}`}
              onClick={() => drawing.set({ needs: needs.filter((_, at) => at !== i) })}
            >
              {t.sign.remove}
            </Button>
          </fieldset>
        ))}
        {page.needsHidden === 0 && (
          <p className="row">
            <Button
              icon={Plus}
              onClick={() => drawing.set({ needs: [...needs, { area: 'work', need: '', goal: '' }] })}
            >
              {t.needs.add}
            </Button>
            {needs.some((n) => n.need) && <Assess caseId={caseId} page={page} needs={needs} />}
          </p>
        )}
      </div>
    </Card>
  )
}

/** The same list as an assessment of its day, for the file. */
function Assess({
  caseId,
  page,
  needs,
}: {
  caseId: string
  page: AgreementPage
  needs: readonly PlanNeed[]
}) {
  const t = useText(agreementText)
  const toast = useToast()
  const [id] = useState(() => crypto.randomUUID())
  const { act, busy, errors } = useAct(recordEntries, { refresh: ['agreement.', 'case.'] })
  async function assess() {
    const data = {
      kind: 'needs',
      scale: t.needs.title,
      scaleVersion: 1,
      answers: needs.filter((n) => n.need),
    }
    const body = { entries: [{ id, type: 'assessmentMade', on: page.today, data }] }
    if (await act({ params: { caseId }, body })) toast(t.needs.assessed)
  }
  return (
    <>
      <Button quiet busy={busy} onClick={() => void assess()}>
        {t.needs.assess}
      </Button>
      <ErrorSummary errors={errors} />
    </>
  )
}
