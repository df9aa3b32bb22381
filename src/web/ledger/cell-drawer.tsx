import type { CellAsk, Sheet } from '#contract/ledger-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { useText } from '#web/language/language.ts'
import { sayTarget } from '#web/overview/figure-words.ts'
import { PeopleDrawer } from '#web/overview/people-drawer.tsx'
import { ledgerText } from '#web/text/ledger.ts'

/** What a cell counts and by what definition, and the people behind it: the same list as on the overview. */
export function CellDrawer(props: { sheet: Sheet; ask: CellAsk; title: string; onClose: () => void }) {
  const { sheet, ask, onClose } = props
  const metric = findMetric(ask.figure ?? '')
  if (!metric) return null
  const span = ask.span ?? (sheet.layout.period === 'year' ? 'year' : 'month')
  const where = {
    area: ask.area ?? sheet.area.code,
    day: sheet.day,
    measure: ask.measure,
    span,
    ...(ask.month ? { month: ask.month } : {}),
  }
  return (
    <PeopleDrawer
      where={where}
      metric={metric}
      side={ask.side}
      lead={<Definition sheet={sheet} figure={metric.key} title={props.title} />}
      onClose={onClose}
    />
  )
}

function Definition({ sheet, figure, title }: { sheet: Sheet; figure: string; title: string }) {
  const t = useText(ledgerText)
  const found = sheet.definitions.find((d) => d.key === figure)
  const metric = findMetric(figure)
  if (!found || !metric) return null
  return (
    <div className="ledger-definition">
      <p className="strong">{title}</p>
      <p className="small">{found.means}</p>
      <p className="soft small">
        {t.source}：{found.source} · {t.versionOf(found.version)}
        {found.target && ` · ${t.target} ${sayTarget(metric, found.target.value)}`}
      </p>
    </div>
  )
}
