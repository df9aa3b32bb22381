import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type HandoverPage, sendFile } from '#contract/handover-contract.ts'
import { materialKeys } from '#core/handover/materials.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckboxGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

/** The list is the file's own; what the other office will see stands above the button, before anything leaves. */
export function SendForm({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(sendFile)
  const [chosen, setChosen] = useState<readonly string[]>(page.materials.map((m) => m.key))
  const [more, setMore] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { caseId, handoverId, seq } = page
    const materials = materialKeys.filter((key) => chosen.includes(key))
    const done = await act({ params: { caseId, handoverId }, body: { materials, more } }, { ifMatch: seq })
    if (done) toast(t.send.done)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      <CheckboxGroup
        name="materials"
        label={t.send.list}
        value={chosen}
        onChange={setChosen}
        error={errorOf(errors, 'materials')}
        options={page.materials.map((m) => ({
          value: m.key,
          label: say(m.words),
          hint: t.send.count(m.count),
        }))}
        across
      />
      <TextArea
        name="more"
        label={t.send.more}
        hint={t.send.moreHint}
        value={more}
        onChange={setMore}
        maxLength={1000}
        optional
      />
      <Banner kind="info" title={t.send.sharedTitle}>
        <p>{t.send.shared(page.to?.name ?? '')}</p>
        <p>{t.send.sharedLater}</p>
      </Banner>
      <div className="row">
        <Button type="submit" kind="primary" icon={Send} busy={busy}>
          {t.send.go}
        </Button>
      </div>
    </form>
  )
}
