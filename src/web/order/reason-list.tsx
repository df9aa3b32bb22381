import type { ShownReason } from '#contract/order-shapes.ts'
import { useSay } from '#web/language/language.ts'
import './order.css'

/** Reasons with the cell they are about, and how to mend each. */
export function ReasonList({ reasons }: { reasons: readonly ShownReason[] }) {
  const say = useSay()
  return (
    <ul className="reasons">
      {reasons.map((r) => (
        <li key={`${r.code}${r.column ?? ''}`}>
          {r.cell && <span className="strong cell">{r.cell} </span>}
          <span>{say(r.says)}</span>
          <span className="soft small"> {say(r.mend)}</span>
        </li>
      ))}
    </ul>
  )
}
