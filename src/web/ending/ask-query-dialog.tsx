import { type FormEvent, useState } from 'react'
import { askSealedQuery } from '#contract/sealed-query-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { sealedQueryText } from '#web/text/sealed-query.ts'

/** A query is written down in full before anybody looks whether there is such a file. */
export function AskQueryDialog({ maxDays, onClose }: { maxDays: number; onClose: () => void }) {
  const t = useText(sealedQueryText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(askSealedQuery)
  const [values, setValues] = useState({ fileNo: '', asker: '', basis: '', caseNo: '', scope: '', until: '' })
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    error: errorOf(errors, name),
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ body: values }))) return
    toast(t.asked)
    onClose()
  }

  return (
    <Dialog title={t.ask} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <p>{t.lead}</p>
        <TextField {...field('fileNo')} label={t.fileNo} required />
        <TextField {...field('asker')} label={t.asker} hint={t.askerHint} required />
        <TextField {...field('basis')} label={t.basis} hint={t.basisHint} required />
        <TextField {...field('caseNo')} label={t.caseNo} optional />
        <TextArea {...field('scope')} label={t.scope} rows={2} required />
        <DateField
          {...field('until')}
          label={t.until}
          hint={t.untilHint(maxDays)}
          today={today}
          lean="future"
          min={today}
          max={addDays(today, maxDays)}
          required
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
