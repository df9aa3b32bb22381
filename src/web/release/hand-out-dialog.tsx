import { type FormEvent, useState } from 'react'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { type Desk, DeskFields } from './desk-fields.tsx'

/** To which station and worker: people about to be released, or people to look for. */
export function HandOutDialog(props: {
  count: number
  busy: boolean
  errors: readonly FormError[]
  onClose: () => void
  onHand: (to: { station: string; worker: string | null }) => void
}) {
  const t = useText(releaseText)
  const { grant } = useSession()
  const own = grant.role === 'stationHead' ? grant.org : ''
  const [desk, setDesk] = useState<Desk>({ station: own, worker: '' })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (desk.station !== '') props.onHand({ station: desk.station, worker: desk.worker || null })
  }

  return (
    <Dialog title={t.assignTo.title(props.count)} onClose={props.onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={props.errors} />
        <DeskFields value={desk} onChange={setDesk} errors={props.errors} />
        <div className="row">
          <Button type="submit" kind="primary" busy={props.busy} disabled={desk.station === ''}>
            {t.assignTo.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
