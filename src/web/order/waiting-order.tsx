import { Check, FolderOpen, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { sendBackOrder, showWaitingOrder, undoAccepted } from '#contract/order-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'
import { OrderFacts } from './order-facts.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { ReasonList } from './reason-list.tsx'

/** One order to be read over beside the list, with what can be done about it. */
export function WaitingOrder(props: { rowId: string; onAccept: () => void; onClose: () => void }) {
  const t = useText(orderText)
  const toast = useToast()
  const params = { rowId: props.rowId }
  const order = useRoute(showWaitingOrder, { params })
  const back = useAct(sendBackOrder, { refresh: ['order.'] })
  const undo = useAct(undoAccepted, { refresh: ['order.', 'people.', 'day.'] })
  const [asking, setAsking] = useState<'back' | 'undo'>()
  const row = order.data
  const foot = row && (
    <>
      {row.caseId && (
        <ButtonLink to={`/cases/${row.caseId}`} icon={FolderOpen}>
          {t.waiting.openCase}
        </ButtonLink>
      )}
      {row.status === 'accepted' && (
        <Button kind="danger" icon={Undo2} onClick={() => setAsking('undo')}>
          {t.waiting.undo}
        </Button>
      )}
      {row.status === 'waiting' && <Button onClick={() => setAsking('back')}>{t.waiting.sendBack}</Button>}
      {row.mayAccept && (
        <Button kind="primary" icon={Check} onClick={props.onAccept}>
          {t.waiting.accept}
        </Button>
      )}
    </>
  )
  return (
    <Drawer title={t.waiting.detail} onClose={props.onClose} foot={foot}>
      <Loaded query={order}>
        {(data) => (
          <div className="stack">
            {data.status === 'waiting' && !data.mayAccept && <Banner kind="late" title={t.waiting.notMine} />}
            {data.sentBackBecause && <Banner title={t.import.returnedBecause(data.sentBackBecause)} />}
            {data.reasons.some((r) => r.level === 'warning') && (
              <Banner kind="late" title={t.check.warning}>
                <ReasonList reasons={data.reasons.filter((r) => r.level === 'warning')} />
              </Banner>
            )}
            <OrderFacts draft={data.draft} placeName={data.townshipName ?? ''} />
          </div>
        )}
      </Loaded>
      {asking === 'back' && (
        <ReasonDialog
          title={t.waiting.sendBackTitle}
          label={t.waiting.sendBackReason}
          act={t.waiting.sendBack}
          busy={back.busy}
          errors={back.errors}
          onClose={() => setAsking(undefined)}
          onAct={async (reason) => {
            if (!(await back.act({ params, body: { reason } }))) return
            toast(t.waiting.sentBack)
            props.onClose()
          }}
        />
      )}
      {asking === 'undo' && (
        <ReasonDialog
          title={t.waiting.undoTitle}
          text={t.waiting.undoText}
          label={t.import.reason}
          act={t.waiting.undo}
          busy={undo.busy}
          errors={undo.errors}
          onClose={() => setAsking(undefined)}
          onAct={async (reason) => {
            if (!(await undo.act({ params, body: { reason } }))) return
            toast(t.waiting.undone)
            props.onClose()
          }}
        />
      )}
    </Drawer>
  )
}
