import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { uploadRoster } from '#contract/roster-contract.ts'
import type { RosterKind } from '#core/roster/roster-columns.ts'
import { ApiError, call } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { rosterText } from '#web/text/roster.ts'
import '../order/order.css'

/** Takes one list by drop, by button and by keyboard. One that was sent before leads to its earlier upload. */
export function RosterDrop(props: {
  kind: RosterKind
  screening?: string | undefined
  onUploaded: (rosterId: string) => void
}) {
  const t = useText(rosterText)
  const say = useSay()
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [earlier, setEarlier] = useState<string>()

  async function send(files: FileList | null) {
    const [file, second] = files ?? []
    setOver(false)
    setEarlier(undefined)
    if (!file || busy) return
    if (second) return setErrors([{ says: t.oneFile }])
    setErrors([])
    setBusy(true)
    try {
      const body = new FormData()
      body.set('file', file)
      const query = { kind: props.kind, ...(props.screening ? { screening: props.screening } : {}) }
      props.onUploaded((await call(uploadRoster, { query, body } as never)).rosterId)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const refusal = error.refusals[0]
      if (error.code === 'file-sent-before') setEarlier(refusal?.field)
      setErrors([{ says: [say(error.says), refusal?.mend && say(refusal.mend)].filter(Boolean).join(' ') }])
    } finally {
      setBusy(false)
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    void send(event.dataTransfer.files)
  }

  return (
    <div className="stack">
      <ErrorSummary errors={errors} />
      {earlier && (
        <div className="row">
          <Button onClick={() => props.onUploaded(earlier)}>{t.openOther}</Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way in; the file field is the first. */}
      <div
        className={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={28} aria-hidden />
        <p>{busy ? t.uploading : t.drop}</p>
        <input
          id="roster-file"
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          onChange={(event) => {
            void send(event.target.files)
            event.target.value = ''
          }}
        />
        <label htmlFor="roster-file" className="button primary">
          {t.choose}
        </label>
        <p className="soft small">{t.limits}</p>
      </div>
    </div>
  )
}
