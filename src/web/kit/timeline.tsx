import { Circle, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type TimelineItem = {
  readonly key: string
  readonly when: ReactNode
  readonly icon?: LucideIcon | undefined
  readonly head: ReactNode
  readonly children?: ReactNode
  readonly struck?: boolean | undefined
}

/** Newest first. Struck entries stay in sight, lined through; what struck them stands beside it. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => {
        const Icon = item.icon ?? Circle
        return (
          <li key={item.key} id={`entry-${item.key}`} className={item.struck ? 'struck' : undefined}>
            <div className="when">{item.when}</div>
            <div className="dot">
              <Icon size={13} aria-hidden />
            </div>
            <div className="what">
              <div className="head">{item.head}</div>
              {item.children}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
