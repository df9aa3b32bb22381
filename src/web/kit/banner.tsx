import { CircleAlert, CircleCheck, Clock, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const icons = { info: Info, late: Clock, danger: CircleAlert, good: CircleCheck }

/** One a page, at most three facts. `danger` and `late` are announced. */
export function Banner(props: { kind?: keyof typeof icons; title?: ReactNode; children?: ReactNode }) {
  const { kind = 'info', title, children } = props
  const Icon = icons[kind]
  return (
    <div className={`banner ${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div>
        {title && <p className="strong">{title}</p>}
        {children}
      </div>
    </div>
  )
}
