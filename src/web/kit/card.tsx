import { type ReactNode, useId } from 'react'

/** A titled part of a page. */
export function Card(props: {
  title?: ReactNode
  count?: number | undefined
  actions?: ReactNode
  children: ReactNode
  /** Content reaches the edges (tables, lists). */
  flush?: boolean
  level?: 2 | 3
}) {
  const { title, count, actions, children, flush, level = 2 } = props
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="card" aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="card-head">
          <Heading id={id}>
            {title} {count !== undefined && <span className="count">{count}</span>}
          </Heading>
          {actions && <div className="row">{actions}</div>}
        </div>
      )}
      <div className={flush ? 'card-body flush' : 'card-body'}>{children}</div>
    </section>
  )
}
