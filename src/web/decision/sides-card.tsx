import type { DecisionPage } from '#contract/decision-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { abnormalText } from '#web/text/abnormal.ts'
import './sides-card.css'

/** What the office owed and did, and what the person did, in the same time: read before one of them is accused. */
export function SidesCard({ page }: { page: DecisionPage }) {
  const t = useText(abnormalText).sides
  if (page.sides.length === 0) return null
  return (
    <Card title={t.title}>
      <div className="stack">
        <p className="soft">{t.lead}</p>
        {(['office', 'person'] as const).map((side) => (
          <Side key={side} title={t[side]} lines={page.sides.filter((line) => line.side === side)} />
        ))}
      </div>
    </Card>
  )
}

function Side({ title, lines }: { title: string; lines: DecisionPage['sides'] }) {
  const t = useText(abnormalText).sides
  const say = useSay()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="table-frame sides" tabIndex={0} aria-label={title}>
      <table className="table dense">
        <caption className="strong">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            {[t.owed, t.done, t.late, t.missed].map((head) => (
              <th scope="col" className="end" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 && (
            <tr>
              <td colSpan={5}>{t.nothing}</td>
            </tr>
          )}
          {lines.map((line) => (
            <tr key={line.what.zh}>
              <th scope="row">{say(line.what)}</th>
              <td className="end numbers">{line.owed ?? '—'}</td>
              <td className="end numbers">{line.done}</td>
              <td className="end numbers">{line.owed === null ? '—' : line.late}</td>
              <td className="end numbers">
                {line.missed > 0 ? <Badge tone="late">{line.missed}</Badge> : line.owed === null ? '—' : 0}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
