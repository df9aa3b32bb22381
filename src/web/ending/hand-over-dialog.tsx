import { Send } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'

import { reportExits } from '#contract/ending-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { endingText } from '#web/text/ending.ts'

/** One list, one number, an entry on every file: sent twice it is still one. */
export function HandOverDialog({ cases, onClose }: { cases: readonly string[]; onClose: () => void }) {
  const t = useText(endingText)
  const toast = useToast()
  const { act, busy, errors } = useAct(reportExits)
  const [listNo, setListNo] = useState('')
  const entries = useMemo(() => cases.map((caseId) => ({ caseId, entry: crypto.randomUUID() })), [cases])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ body: { listNo, cases: entries } }))) return
    toast(t.handed)
    onClose()
  }

  return (
    <Dialog title={t.handTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        <p>{t.handText}</p>
        <TextField
          name="listNo"
          label={t.listNo}
          hint={t.listNoHint}
          value={listNo}
          required
          error={errorOf(errors, 'listNo')}
          onChange={setListNo}
        />
        <div className="row">
          <Button type="submit" kind="primary" icon={Send} busy={busy}>
            {t.hand(cases.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
