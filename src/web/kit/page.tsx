import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'

/** Head of a screen. `documentTitle` stays neutral: no names, nothing that says what the casework is about. */
export function Page(props: {
  title: ReactNode
  documentTitle: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const t = useText(commonText)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${props.documentTitle} – ${t.product}`
  }, [props.documentTitle, t])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <div className="page-head">
        <div className="stack tight grow">
          <h1 tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.lead && <p>{props.lead}</p>}
        </div>
        {props.actions && <div className="row no-print">{props.actions}</div>}
      </div>
      {props.children}
    </>
  )
}
