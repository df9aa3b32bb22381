import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attachCopy } from '#contract/document-contract.ts'
import { ApiError, call } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'

/** Takes the signed and sealed paper back: one file, checked and drawn anew by the server. */
export function AttachDialog(props: { params: { caseId: string; documentId: string }; onClose: () => void }) {
  const t = useText(documentText)
  const say = useSay()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])

  async function send(file: File | undefined) {
    if (!file || busy) return
    setErrors([])
    setBusy(true)
    try {
      const body = new FormData()
      body.set('file', file)
      await call(attachCopy, { params: props.params, body } as never)
      await client.invalidateQueries()
      props.onClose()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setErrors([{ says: say(error.says) }])
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t.attachTitle}
      onClose={props.onClose}
      foot={<Button onClick={props.onClose}>{t.cancel}</Button>}
    >
      <div className="stack">
        <ErrorSummary errors={errors} />
        <p>{t.attachLead}</p>
        <div className="row file-choice">
          <input
            id="signed-copy"
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            disabled={busy}
            onChange={(event) => {
              void send(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <label htmlFor="signed-copy" className="button primary">
            {busy ? t.sending : t.choose}
          </label>
        </div>
      </div>
    </Dialog>
  )
}
