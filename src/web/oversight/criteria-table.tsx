import type { showUnit } from '#contract/demonstration-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { demonstrationText } from '#web/text/demonstration.ts'
import { oversightText } from '#web/text/oversight.ts'

type Unit = ReplyOf<typeof showUnit>
type Measured = Unit['measuredNow'][number]

/** The criteria: what each asks, how it stood at the application and stands now. */
export function CriteriaTable(props: {
  criteria: Unit['criteria']
  source: Unit['source']
  then?: readonly Measured[]
  now: readonly Measured[]
}) {
  const { criteria, source, then, now } = props
  const t = useText(demonstrationText)
  const general = useText(oversightText)
  const say = useSay()
  const asks = (c: Unit['criteria'][number]) => {
    if (c.kind === 'standard') return t.atLeast(t.haves(c.atLeast ?? 0))
    if (c.atLeast !== null) return t.atLeast(`${c.atLeast}%`)
    return c.atMost !== null ? t.atMost(`${c.atMost}%`) : t.judgedBy
  }
  const cell = (c: Unit['criteria'][number], measured: readonly Measured[]) => {
    const found = measured.find((m) => m.key === c.key)
    if (!found) return '—'
    const value =
      found.value === null ? t.noValue : c.kind === 'standard' ? t.haves(found.value) : `${found.value}%`
    return (
      <>
        {value}{' '}
        {found.met !== null && (
          <Badge tone={found.met ? 'good' : 'late'}>{found.met ? t.met : t.notMet}</Badge>
        )}
      </>
    )
  }
  return (
    <div className="stack tight">
      <PlainTable
        label={t.criteria}
        head={[t.criteria, t.asks, ...(then ? [t.atStart] : []), t.now]}
        rows={criteria.map((c) => ({
          key: c.key,
          cells: [
            <span key="title" className="item-words">
              {say(c.title)}
              <span className="soft small">{t.groups[c.group]}</span>
            </span>,
            asks(c),
            ...(then ? [cell(c, then)] : []),
            cell(c, now),
          ],
        }))}
      />
      <p className="soft small card-note">
        {general.source(source.source)}
        {source.reading && `（${general.reading}）`}
      </p>
    </div>
  )
}
