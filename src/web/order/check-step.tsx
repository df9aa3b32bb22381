import { ArrowLeft, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { checkOrderRoute, createOrder } from '#contract/order-contract.ts'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { ErrorSummary, type FormError } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'
import { OrderFacts } from './order-facts.tsx'
import { ReasonList } from './reason-list.tsx'

export type Created = ReplyOf<typeof createOrder>

/** Everything once more before it counts, with what the rules object to. Warnings are confirmed by a person. */
export function CheckStep(props: {
  draft: OrderDraft
  placeName: string
  own: boolean
  onBack: () => void
  onDone: (created: Created) => void
}) {
  const t = useText(orderText)
  const { draft } = props
  const check = useRoute(checkOrderRoute, { body: draft })
  const { act, busy, errors } = useAct(createOrder)
  const [sure, setSure] = useState(false)
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order has to be confirmed anew.
  useEffect(() => setSure(false), [draft])

  async function send() {
    const unsure = check.data?.standing === 'warning' && !sure
    setUnsaid(unsure ? [{ field: 'sure', says: t.check.confirmFirst }] : [])
    if (unsure) return
    const created = await act({ body: { draft, warnings: sure } })
    if (created) props.onDone(created)
  }

  return (
    <div className="stack">
      <p className="soft">{t.check.lead}</p>
      <ErrorSummary errors={[...unsaid, ...errors]} />
      <Loaded query={check} lines={3}>
        {({ standing, reasons }) => (
          <>
            <Banner
              kind={standing === 'refused' ? 'danger' : standing === 'warning' ? 'late' : 'good'}
              title={t.check[standing]}
            >
              {reasons.length > 0 && <ReasonList reasons={reasons} />}
            </Banner>
            <Card title={t.form.decision}>
              <OrderFacts draft={draft} placeName={props.placeName} />
            </Card>
            {standing === 'warning' && (
              <Checkbox name="sure" label={t.check.confirm} checked={sure} onChange={setSure} />
            )}
            <div className="row">
              <Button icon={ArrowLeft} onClick={props.onBack}>
                {t.check.change}
              </Button>
              {standing !== 'refused' && (
                <Button kind="primary" icon={Send} busy={busy} onClick={() => void send()}>
                  {props.own ? t.check.sendOwn : t.check.send}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
