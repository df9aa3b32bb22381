import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Route } from '#contract/route.ts'
import { ApiError, call } from '#web/api/call.ts'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import './upload-button.css'

/** Takes one file of evidence; the server reads its kind from its bytes and keeps it sealed. */
export function UploadButton(props: {
  name: string
  route: Route
  params: Readonly<Record<string, string>>
}) {
  const t = useText(evaluationText)
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
      await call(props.route, { params: props.params, body } as never)
      await client.invalidateQueries()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setErrors([{ says: say(error.says) }])
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="stack tight">
      <ErrorSummary errors={errors} />
      <div className="row upload-choice">
        <input
          id={props.name}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          disabled={busy}
          onChange={(event) => {
            void send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <label htmlFor={props.name} className="button small">
          {busy ? t.sending : t.addFile}
        </label>
        <span className="soft small">{t.fileHint}</span>
      </div>
    </div>
  )
}
