import { useState } from 'react'
import { acceptOrders } from '#contract/order-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { type Desk, DeskFields } from '#web/release/desk-fields.tsx'
import { commonText } from '#web/text/common.ts'
import { orderText } from '#web/text/order.ts'

/** Accepting opens cases: how many is said once more, and a station with one of its workers may be named. */
export function AcceptDialog(props: {
  rows: readonly string[] | 'all'
  count: number
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(orderText)
  const common = useText(commonText)
  const toast = useToast()
  const { act, busy, errors } = useAct(acceptOrders)
  const [desk, setDesk] = useState<Desk>({ station: '', worker: '' })

  async function accept() {
    const rows = props.rows === 'all' ? ('all' as const) : [...props.rows]
    const done = await act({ body: { rows, ...deskOf(desk) } })
    if (!done) return
    toast(done.accepting > 0 ? t.waiting.accepting(done.accepting) : t.waiting.accepted(done.accepted))
    props.onDone()
  }

  return (
    <Dialog
      title={t.waiting.acceptTitle(props.count)}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{common.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void accept()}>
            {t.waiting.accept}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary errors={errors} />
        <p>{t.waiting.acceptText}</p>
        <DeskFields value={desk} onChange={setDesk} errors={errors} noStation={t.waiting.noStation} />
      </div>
    </Dialog>
  )
}

function deskOf({ station, worker }: Desk): { stationId?: string; workerId?: string } {
  if (station === '') return {}
  return worker === '' ? { stationId: station } : { stationId: station, workerId: worker }
}
