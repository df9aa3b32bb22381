import { Ban, Check, Circle, CircleAlert, Clock, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'info' | 'good' | 'late' | 'danger'

const icons: Record<Tone, LucideIcon> = {
  neutral: Circle,
  info: Circle,
  good: Check,
  late: Clock,
  danger: CircleAlert,
}

/** A status is an icon and a word; colour only repeats it. */
export function Badge(props: { tone?: Tone; icon?: LucideIcon | false; children: ReactNode }) {
  const { tone = 'neutral', icon = icons[tone], children } = props
  const Icon = icon
  return (
    <span className={`badge ${tone}`}>
      {Icon && <Icon size={13} aria-hidden />}
      {children}
    </span>
  )
}

/** An entry or a grant that no longer counts. */
export const endedIcon = Ban
