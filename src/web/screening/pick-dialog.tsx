import { type FormEvent, useState } from 'react'
import { countScreeningPicks, pickScreeningLines } from '#contract/screening-contract.ts'
import { pickKinds } from '#core/screening/screening-codes.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { CheckboxGroup } from '#web/kit/choice.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { screeningText } from '#web/text/screening.ts'

/** Lists that the register itself gives, counted before anything is added. */
export function PickDialog({ screeningId, onClose }: { screeningId: string; onClose: () => void }) {
  const t = useText(screeningText)
  const toast = useToast()
  const counted = useRoute(countScreeningPicks, { params: { screeningId } })
  const { act, busy, errors } = useAct(pickScreeningLines, { refresh: ['screening.'] })
  const [chosen, setChosen] = useState<readonly string[]>(['reportInOverdue', 'seriousViolation'])
  const kinds = pickKinds.filter((k) => chosen.includes(k))

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (kinds.length === 0) return
    const done = await act({ params: { screeningId }, body: { kinds } })
    if (!done) return
    toast(t.pickForm.done(done.added))
    onClose()
  }

  return (
    <Dialog title={t.pickForm.title} onClose={onClose}>
      <Loaded query={counted} lines={4}>
        {({ counts, months }) => (
          <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
            <ErrorSummary errors={errors} />
            <p>{t.pickForm.lead}</p>
            <CheckboxGroup
              name="kinds"
              label={t.pickForm.title}
              value={chosen}
              options={pickKinds.map((value) => ({
                value,
                label: `${t.picked[value]}（${t.pickForm.people(counts[value])}）`,
                hint: value === 'notSeen' ? t.notSeenHint(months) : t.pickHint[value],
              }))}
              error={kinds.length === 0 ? t.pickForm.nobody : undefined}
              onChange={setChosen}
            />
            <div className="row">
              <Button type="submit" kind="primary" busy={busy} disabled={kinds.length === 0}>
                {t.pickForm.go}
              </Button>
            </div>
          </form>
        )}
      </Loaded>
    </Dialog>
  )
}
