import { useState } from 'react'
import { exportBudget, type MoneyRow, showBudget } from '#contract/means-contract.ts'
import { sayYuan } from '#core/oversight/money.ts'
import { download, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { useSession } from '#web/session/session.ts'
import { officeMeansText } from '#web/text/office-means.ts'
import { oversightText } from '#web/text/oversight.ts'
import { BudgetDialog } from './budget-dialog.tsx'
import { Counts } from './counts.tsx'
import type { OversightPlace } from './oversight-screen.tsx'
import { PremisesCard } from './premises-card.tsx'

type Budget = ReplyOf<typeof showBudget>

/** Money of a year by area, source and purpose, and the places in which the work is done. */
export function MeansTab({ place }: { place: OversightPlace }) {
  const t = useText(officeMeansText)
  const { today } = useSession()
  const [year, setYear] = useState(today.slice(0, 4))
  const query = { ...(place.area ? { area: place.area } : {}), year: Number(year) }
  const budget = useRoute(showBudget, { query })
  const thisYear = Number(today.slice(0, 4))
  return (
    <>
      <div className="row no-print">
        <label className="row">
          {t.year}
          <select
            className="input narrow-choice"
            value={year}
            onChange={(event) => setYear(event.target.value)}
          >
            {[thisYear - 2, thisYear - 1, thisYear, thisYear + 1].map((y) => (
              <option key={y} value={y}>
                {y}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loaded query={budget}>{(reply) => <Money budget={reply} place={place} />}</Loaded>
      <PremisesCard place={place} />
    </>
  )
}

function Money({ budget, place }: { budget: Budget; place: OversightPlace }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const [adds, setAdds] = useState(false)
  const query = { ...(place.area ? { area: place.area } : {}), year: budget.year }
  const { whole, norm } = budget
  const progress = (row: MoneyRow) =>
    row.planned > 0 ? `${Math.round((row.paid / row.planned) * 100)}%` : '—'
  const person = (row: MoneyRow, own: boolean) => {
    if (own) return '—'
    if (row.people === null) return <span className="soft small">{t.hidden}</span>
    if (row.perPerson === null) return '—'
    const under = norm !== null && row.perPerson < norm.fen
    return (
      <>
        {sayYuan(row.perPerson)} {under && <Badge tone="late">{t.belowNorm}</Badge>}
      </>
    )
  }
  const line = (row: MoneyRow, name: React.ReactNode, key: string, own = false) => ({
    key,
    cells: [
      name,
      sayYuan(row.planned),
      sayYuan(row.paid),
      progress(row),
      own || row.people === null ? '—' : row.people,
      person(row, own),
    ],
  })
  return (
    <>
      <Counts
        counts={[
          { label: `${t.planned}（${t.yuan}）`, value: sayYuan(whole.planned) },
          { label: `${t.paid}（${t.yuan}）`, value: sayYuan(whole.paid) },
          { label: t.progress, value: progress(whole) },
        ]}
      />
      <Card
        title={t.budget}
        flush
        actions={
          <>
            <Button small onClick={() => void download(exportBudget, { query }, 'means.xlsx')}>
              {general.export}
            </Button>
            {budget.mayWrite && (
              <Button small kind="primary" onClick={() => setAdds(true)}>
                {t.addLine}
              </Button>
            )}
          </>
        }
      >
        <PlainTable
          label={t.budget}
          head={[general.area, t.planned, t.paid, t.progress, t.people, t.perPerson]}
          rows={[
            ...(budget.below.length > 0 && budget.area.code.length !== 9
              ? [
                  line(budget.own, t.ownLine, 'own', true),
                  ...budget.below.map((row) =>
                    line(
                      row,
                      <button
                        type="button"
                        className="oversight-open"
                        onClick={() => place.onArea(row.area.code)}
                      >
                        {row.area.name}
                      </button>,
                      row.area.code,
                    ),
                  ),
                ]
              : []),
            line(whole, t.sum, 'whole'),
          ]}
        />
        {norm && (
          <p className="soft small card-note">
            {t.norm(sayYuan(norm.fen), norm.source)}
            {norm.reading && `（${general.reading}）`}
          </p>
        )}
      </Card>
      <Parts budget={budget} />
      <Lines budget={budget} />
      {adds && <BudgetDialog budget={budget} onClose={() => setAdds(false)} />}
    </>
  )
}

/** The same sum by source and by purpose. */
function Parts({ budget }: { budget: Budget }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const say = useSay()
  const parts = [
    { title: t.bySource, keys: budget.sources, money: budget.whole.bySource },
    { title: t.byKind, keys: budget.kinds, money: budget.whole.byKind },
  ]
  return (
    <Card title={`${t.bySource} · ${t.byKind}`} flush>
      {parts.map((part) => (
        <PlainTable
          key={part.title}
          label={part.title}
          head={[part.title, t.planned, t.paid]}
          rows={part.keys
            .filter(({ key }) => part.money[key])
            .map(({ key, title }) => ({
              key,
              cells: [
                say(title),
                sayYuan(part.money[key]?.planned ?? 0),
                sayYuan(part.money[key]?.paid ?? 0),
              ],
            }))}
        />
      ))}
      <p className="soft small card-note">
        {general.source(budget.source.source)}
        {budget.source.reading && `（${general.reading}）`}
      </p>
    </Card>
  )
}

function Lines({ budget }: { budget: Budget }) {
  const t = useText(officeMeansText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  const name = (list: Budget['kinds'], key: string) => {
    const found = list.find((one) => one.key === key)
    return found ? say(found.title) : key
  }
  return (
    <Card title={t.lines} count={budget.lines.length} flush={budget.lines.length > 0}>
      {budget.lines.length === 0 ? (
        <p className="soft">{t.noLines}</p>
      ) : (
        <PlainTable
          label={t.lines}
          head={[t.on, t.what, t.moneySource, t.kind, t.amount, t.note]}
          rows={budget.lines.map((l) => ({
            key: l.id,
            cells: [
              sayDay(l.on, today, language),
              t.whats[l.what],
              name(budget.sources, l.source),
              name(budget.kinds, l.kind),
              sayYuan(l.fen),
              l.note || '—',
            ],
          }))}
        />
      )}
    </Card>
  )
}
