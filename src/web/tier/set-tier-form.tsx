import { Gavel } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { setTier, type TierPage } from '#contract/tier-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

/** Nothing is chosen beforehand; each tier says what it brings before it is set. */
export function SetTierForm({ page }: { page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(setTier)
  const draft = useUnsavedDraft(`tier.${page.caseId}`, { reason: '' })
  const [tier, setTierKey] = useState('')
  const tiers = page.scheme?.tiers ?? []
  const rank = (key: string | null) => tiers.findIndex((b) => b.key === key)
  const raises = tier !== '' && page.current !== null && rank(tier) > rank(page.current)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { tier, reason: draft.values.reason }
    if (!(await act({ params: { caseId: page.caseId }, body }, { ifMatch: page.seq }))) return
    draft.clear()
    setTierKey('')
    toast(t.sent)
  }

  return (
    <Card title={t.set}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="soft small">{t.setLead}</p>
        <ErrorSummary errors={errors} />
        <RadioGroup
          name="tier"
          label={t.choose}
          value={tier}
          error={errorOf(errors, 'tier')}
          onChange={setTierKey}
          options={tiers.map((b) => {
            const brings = page.brings.each.find((e) => e.tier === b.key)
            const marks = [
              b.key === page.proposed ? t.suggested : '',
              b.key === page.current ? t.present : '',
            ].filter(Boolean)
            return {
              value: b.key,
              label: [say(b.name), ...marks].join(' · '),
              hint: brings ? say(brings.says) : undefined,
            }
          })}
        />
        {raises && <Banner kind="late" title={t.raises} />}
        {tier !== '' && tier !== page.proposed && <Banner kind="info" title={t.overrides} />}
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          required
          rows={3}
          maxLength={2000}
          value={draft.values.reason}
          error={errorOf(errors, 'reason')}
          onChange={(reason) => draft.set({ reason })}
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={Gavel} busy={busy} disabled={tier === ''}>
            {t.send}
          </Button>
        </div>
      </form>
    </Card>
  )
}
