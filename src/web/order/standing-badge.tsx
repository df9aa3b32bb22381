import type { OrderRow } from '#contract/order-shapes.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'

const tones: Record<OrderRow['standing'], Tone> = { ready: 'good', warning: 'late', refused: 'danger' }

export function StandingBadge({ standing }: { standing: OrderRow['standing'] }) {
  const t = useText(orderText)
  return <Badge tone={tones[standing]}>{t.import.standings[standing]}</Badge>
}
