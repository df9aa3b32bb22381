import { useQueryClient } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useId, useState } from 'react'
import {
  attachOversightFile,
  type OversightFileKind,
  showOversightFile,
} from '#contract/oversight-file-contract.ts'
import type { OfficeFile } from '#contract/oversight-shapes.ts'
import { ApiError, address, call } from '#web/api/call.ts'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useSay, useText } from '#web/language/language.ts'
import { oversightText } from '#web/text/oversight.ts'
import './oversight.css'

/** Photographs and papers of one act, and one more where the reader may add it. */
export function Evidence(props: {
  about: OversightFileKind
  aboutId: string
  files: readonly OfficeFile[]
  mayAttach: boolean
}) {
  const t = useText(oversightText)
  const { files, mayAttach } = props
  return (
    <div className="stack tight">
      {files.length === 0 && !mayAttach && <p className="soft small">{t.noFiles}</p>}
      {files.length > 0 && (
        <ul className="plain-list">
          {files.map((file, i) => (
            <li key={file.id}>
              <a href={address(showOversightFile, { params: { fileId: file.id } })} download>
                {t.file(i + 1)}
              </a>{' '}
              <span className="soft small">
                {file.byName} {sayInstant(file.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAttach && <Attach about={props.about} aboutId={props.aboutId} />}
    </div>
  )
}

function Attach({ about, aboutId }: { about: OversightFileKind; aboutId: string }) {
  const t = useText(oversightText)
  const say = useSay()
  const client = useQueryClient()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])

  async function send(file: File | undefined) {
    if (!file || busy) return
    setErrors([])
    setBusy(true)
    try {
      const body = new FormData()
      body.set('file', file)
      const input = { params: { about, aboutId }, body }
      await call(attachOversightFile, input as never, { idempotencyKey: crypto.randomUUID() })
      await client.invalidateQueries()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setErrors([{ says: say(error.says) }])
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="stack tight no-print">
      <ErrorSummary errors={errors} />
      <div className="row evidence-choice">
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          disabled={busy}
          onChange={(event) => {
            void send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className="button">
          <Paperclip size={18} aria-hidden />
          {busy ? t.sending : t.attach}
        </label>
      </div>
      <p className="soft small">{t.attachHint}</p>
    </div>
  )
}
