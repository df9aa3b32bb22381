import { ArrowLeft, Download, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { getRowsWithReasons, sendOrders, showOrderImport, undoOrders } from '#contract/order-contract.ts'
import type { OrderImport } from '#contract/order-shapes.ts'
import { ApiError, download } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'
import { ImportState, Where } from './import-list.tsx'
import { ImportRows } from './import-rows.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const working = new Set<OrderImport['status']>(['uploaded', 'reading'])

/** One list from reading to undo. While the server works, the page looks again every second. */
export function ImportDetail({ importId, onBack }: { importId: string; onBack: () => void }) {
  const t = useText(orderText)
  const [busy, setBusy] = useState(true)
  const list = useRoute(showOrderImport, { params: { importId } }, { refetchMs: busy ? 1000 : 0 })
  const moving = list.data ? isMoving(list.data) : true
  if (moving !== busy) setBusy(moving)
  return (
    <div className="stack">
      <div className="row">
        <Button kind="plain" icon={ArrowLeft} onClick={onBack}>
          {t.import.back}
        </Button>
      </div>
      <Loaded query={list}>
        {(data) => (
          <>
            <div className="row">
              <strong>{data.source === 'hand' ? t.import.byHand : data.fileName}</strong>
              <ImportState status={data.status} />
              <Where row={data} />
            </div>
            {working.has(data.status) && <Reading list={data} />}
            {data.fault && <FaultBanner list={data} />}
            {data.passedOver.length > 0 && (
              <p className="soft small">{t.import.passedOver(data.passedOver.join('、'))}</p>
            )}
            {!working.has(data.status) && data.status !== 'failed' && (
              <>
                <SendBar list={data} />
                <ImportRows list={data} />
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function isMoving(list: OrderImport): boolean {
  return working.has(list.status) || (list.statuses.accepting ?? 0) > 0 || (list.statuses.undoing ?? 0) > 0
}

function Reading({ list }: { list: OrderImport }) {
  const t = useText(orderText)
  return (
    <div className="stack tight" aria-live="polite">
      <p>{t.import.reading}</p>
      <Progress
        label={t.import.states.reading}
        value={list.rowsRead}
        max={Math.max(1, list.rowsTotal)}
        words={
          list.rowsTotal > 0 ? t.import.readRows(list.rowsRead, list.rowsTotal) : t.import.states[list.status]
        }
      />
    </div>
  )
}

function FaultBanner({ list }: { list: OrderImport }) {
  const say = useSay()
  return list.fault ? (
    <Banner kind="danger" title={say(list.fault.says)}>
      <p>{say(list.fault.mend)}</p>
    </Banner>
  ) : null
}

function SendBar({ list }: { list: OrderImport }) {
  const t = useText(orderText)
  const say = useSay()
  const toast = useToast()
  const params = { importId: list.id }
  const [warnings, setWarnings] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const send = useAct(sendOrders, { refresh: ['order.'] })
  const undo = useAct(undoOrders, { refresh: ['order.'] })
  const fresh = list.status === 'previewed'
  const { ready, warning, refused } = list.standings
  const count = ready + (warnings ? warning : 0)

  async function mend() {
    try {
      await download(getRowsWithReasons, { params }, 'rows.xlsx')
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <div className="stack">
      <ErrorSummary errors={[...send.errors, ...undo.errors]} />
      {fresh && ready + warning === 0 && <Banner kind="late" title={t.import.nothingToSend} />}
      {fresh && warning > 0 && (
        <Checkbox
          name="warnings"
          label={t.import.includeWarnings(warning)}
          checked={warnings}
          onChange={setWarnings}
        />
      )}
      <div className="row">
        {fresh && ready + warning > 0 && (
          <Button
            kind="primary"
            icon={Send}
            busy={send.busy}
            disabled={count === 0}
            onClick={async () => {
              const sent = await send.act({ params, body: { warnings } })
              if (sent) toast(t.import.sentTo(sent.sent))
            }}
          >
            {t.import.sendReady(count)}
          </Button>
        )}
        {refused + warning > 0 && (list.statuses.read ?? 0) > 0 && (
          <Button icon={Download} onClick={() => void mend()}>
            {t.import.downloadReasons}
          </Button>
        )}
        {list.status !== 'undone' && (
          <Button kind="danger" icon={Undo2} onClick={() => setUndoing(true)}>
            {t.import.undo}
          </Button>
        )}
      </div>
      {undoing && (
        <ReasonDialog
          title={t.import.undoTitle}
          text={t.import.undoText}
          label={t.import.reason}
          act={t.import.undo}
          busy={undo.busy}
          errors={undo.errors}
          onClose={() => setUndoing(false)}
          onAct={async (reason) => {
            const done = await undo.act({ params, body: { reason } })
            if (!done) return
            toast(t.import.undoDone(done.withdrawn, done.undoing))
            setUndoing(false)
          }}
        />
      )}
    </div>
  )
}
