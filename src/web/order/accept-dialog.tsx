import { useState } from 'react'
import { acceptOrders, listOrderPlaces } from '#contract/order-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { orderText } from '#web/text/order.ts'

/** Accepting opens cases: how many is said once more, and a station may be named. */
export function AcceptDialog(props: {
  rows: readonly string[] | 'all'
  count: number
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(orderText)
  const common = useText(commonText)
  const toast = useToast()
  const places = useRoute(listOrderPlaces, {})
  const { act, busy, errors } = useAct(acceptOrders)
  const [station, setStation] = useState('')

  async function accept() {
    const rows = props.rows === 'all' ? ('all' as const) : [...props.rows]
    const done = await act({ body: { rows, ...(station === '' ? {} : { stationId: station }) } })
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
        <Select
          name="station"
          label={t.waiting.station}
          optional
          value={station}
          empty={t.waiting.noStation}
          options={(places.data?.stations ?? []).map((s) => ({ value: s.id, label: s.name }))}
          onChange={setStation}
        />
      </div>
    </Dialog>
  )
}
