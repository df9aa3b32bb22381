import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'

/** Help that stays open while one reads and works by touch and keyboard; there are no tooltips. */
export function Help({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="help">
      <summary>
        <CircleHelp size={15} aria-hidden />
        {title}
      </summary>
      <div>{children}</div>
    </details>
  )
}
