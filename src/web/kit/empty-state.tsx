import { Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** An empty list says in words that it is empty, and what to do. */
export function EmptyState(props: {
  title: string
  children?: ReactNode
  icon?: LucideIcon
  action?: ReactNode
}) {
  const Icon = props.icon ?? Inbox
  return (
    <div className="empty">
      <Icon size={28} aria-hidden />
      <p className="strong">{props.title}</p>
      {props.children && <div className="small">{props.children}</div>}
      {props.action}
    </div>
  )
}
