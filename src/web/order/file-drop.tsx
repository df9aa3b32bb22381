import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { uploadOrders } from '#contract/order-contract.ts'
import { ApiError, call } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'

/** Takes one file by drop, by button and by keyboard. A file that was sent before leads to its earlier upload. */
export function FileDrop({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const t = useText(orderText)
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
    if (second) return setErrors([{ says: t.import.oneFile }])
    setErrors([])
    setBusy(true)
    try {
      const body = new FormData()
      body.set('file', file)
      onUploaded((await call(uploadOrders, { body } as never)).importId)
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
          <Button onClick={() => onUploaded(earlier)}>{t.import.openOther}</Button>
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
        <p>{busy ? t.import.uploading : t.import.drop}</p>
        <input
          id="order-file"
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          onChange={(event) => {
            void send(event.target.files)
            event.target.value = ''
          }}
        />
        <label htmlFor="order-file" className="button primary">
          {t.import.choose}
        </label>
        <p className="soft small">{t.import.limits}</p>
      </div>
    </div>
  )
}
