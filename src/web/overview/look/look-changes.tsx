import { Link } from 'react-router'
import type { LookPage } from '#contract/look-contract.ts'
import { metrics } from '#core/metrics/metrics.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { labelsText } from '#web/text/labels.ts'
import { lookText } from '#web/text/look.ts'

/** So many figures are named for each case that moved them. */
const namedFigures = 4

type Change = LookPage['changes'][number]

/** What moved the figures: case by case with its entries by right, otherwise counted by township and kind of entry. */
export function LookChanges({ page }: { page: LookPage }) {
  const t = useText(lookText)
  const named = page.changes.filter((c) => c.caseId !== null)
  const unnamed = page.changes.filter((c) => c.caseId === null)
  return (
    <Card title={t.changes(page.changedCases)}>
      {page.changes.length < page.changedCases && <p className="soft small">{t.more(page.changes.length)}</p>}
      {named.length > 0 && (
        <ul className="look-changes">
          {named.map((change) => (
            <NamedChange key={change.caseId} change={change} />
          ))}
        </ul>
      )}
      {unnamed.length > 0 && <Unnamed changes={unnamed} />}
    </Card>
  )
}

function NamedChange({ change }: { change: Change }) {
  const t = useText(lookText)
  const { language } = useLanguage()
  const sayType = useSayType()
  const figures = metrics.filter((m) => change.metrics.includes(m.key)).map((m) => m.title[language])
  const entries = change.entries.map((e) => t.entry(sayType(e.type), sayDate(e.on, language), e.daysLate))
  return (
    <li>
      <Link to={`/cases/${change.caseId}`}>{change.fileNo}</Link>
      <p className="small">
        {t.someOf(figures.slice(0, namedFigures), figures.length)}
        <br />
        <span className="soft">{entries.join('；') || t.noEntries}</span>
      </p>
    </li>
  )
}

/** Cases that the reader may not open: how many in each township, and what kinds of entries came later. */
function Unnamed({ changes }: { changes: readonly Change[] }) {
  const t = useText(lookText)
  const sayType = useSayType()
  const townships = [...new Set(changes.map((c) => c.township))].sort()
  return (
    <PlainTable
      label={t.unseen}
      head={[t.area, t.cases, t.entries]}
      rows={townships.map((township) => {
        const here = changes.filter((c) => c.township === township)
        const types = here.flatMap((c) => c.entries.map((e) => e.type))
        const kinds = [...new Set(types)].map((type) => ({
          type,
          n: types.filter((one) => one === type).length,
        }))
        const said = kinds.sort((a, b) => b.n - a.n).map(({ type, n }) => t.times(sayType(type), n))
        return {
          key: township,
          cells: [township || t.hidden, here.length, t.someOf(said.slice(0, namedFigures), said.length)],
        }
      })}
    />
  )
}

function useSayType(): (type: string) => string {
  const titles: Readonly<Record<string, string>> = useText(labelsText).entry
  return (type) => titles[type] ?? type
}
