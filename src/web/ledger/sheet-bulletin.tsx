import type { Sheet } from '#contract/ledger-contract.ts'
import { useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { ledgerText } from '#web/text/ledger.ts'

/** A bulletin as it will be printed. */
export function SheetBulletin({ sheet }: { sheet: Sheet }) {
  const t = useText(ledgerText)
  return (
    <article className="card ledger-bulletin">
      <h2>{sheet.title}</h2>
      {sheet.paragraphs.map((p, i) => {
        const key = `${i} ${p.kind}`
        if (p.kind === 'heading') return <h3 key={key}>{p.text}</h3>
        if (p.kind === 'text') return <p key={key}>{p.text}</p>
        const rows = p.rows ?? []
        if (rows.length === 0)
          return (
            <p key={key} className="soft">
              {p.text}：{t.noRanking}
            </p>
          )
        return (
          <div key={key}>
            <h4>{p.text}</h4>
            <PlainTable
              label={p.text}
              head={[t.ranking.area, t.ranking.place, t.ranking.value]}
              rows={rows.map((row) => ({ key: row.area, cells: [row.area, row.place, row.value] }))}
            />
          </div>
        )
      })}
    </article>
  )
}
