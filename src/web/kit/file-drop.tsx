import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { ApiError } from '#web/api/call.ts'
import { useSay } from '#web/language/language.ts'
import { Button } from './button.tsx'
import { ErrorSummary, type FormError } from './error-summary.tsx'

export type FileDropWords = {
  readonly drop: string
  readonly choose: string
  readonly uploading: string
  readonly limits: string
  readonly oneFile: string
  readonly openOther: string
}

/**
 * Takes one workbook by drop, by button and by keyboard. `send` answers the id of the upload; a file that was sent before
 * leads to its earlier one.
 */
export function FileDrop(props: {
  id: string
  words: FileDropWords
  send: (body: FormData) => Promise<string>
  onUploaded: (id: string) => void
}) {
  const { id, words: t, onUploaded } = props
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
      onUploaded(await props.send(body))
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
          <Button onClick={() => onUploaded(earlier)}>{t.openOther}</Button>
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
          id={id}
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          onChange={(event) => {
            void send(event.target.files)
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className="button primary">
          {t.choose}
        </label>
        <p className="soft small">{t.limits}</p>
      </div>
    </div>
  )
}
