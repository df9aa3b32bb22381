import { useState } from 'react'
import { Link } from 'react-router'
import type { MatrixRow, RoundLine, SchemeHead } from '#contract/evaluation-shapes.ts'
import { sayPoints } from '#core/evaluation/points.ts'
import { Badge } from '#web/kit/badge.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { ItemDrawer } from './item-drawer.tsx'
import './evaluation.css'

type Asked = { readonly row: MatrixRow; readonly item: string }

/** Areas × items with their points; a cell explains itself. Head and names stay in sight. */
export function Matrix(props: {
  round: RoundLine
  scheme: SchemeHead
  rows: readonly MatrixRow[]
  /** Do the names lead to the area's own page? */
  opens: (row: MatrixRow) => boolean
}) {
  const { round, scheme, rows, opens } = props
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Asked>()
  if (rows.length === 0) return <EmptyState title={t.matrixEmpty} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="evaluation-matrix" tabIndex={0} aria-label={t.matrix}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.area}</th>
              <th scope="col">{t.total}</th>
              <th scope="col">{t.rank}</th>
              <th scope="col">{t.grade}</th>
              {scheme.items.map((item) => (
                <th key={item.key} scope="col">
                  {item.title[language]}
                  <br />
                  <span className="soft">{sayPoints(item.weight)}</span>
                </th>
              ))}
              <th scope="col">{t.deducted}</th>
              <th scope="col">{t.extra}</th>
            </tr>
          </thead>
          <tbody>
            {bestFirst(rows).map((row) => (
              <tr key={row.area.code}>
                <th scope="row">
                  {opens(row) ? (
                    <Link to={`/evaluations/${round.id}/${row.area.code}`}>{row.area.name}</Link>
                  ) : (
                    row.area.name
                  )}
                  <RowNotes row={row} stage={round.stage} />
                </th>
                <Cells scheme={scheme} row={row} onAsk={(item) => setAsked({ row, item })} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {asked && <ItemDrawer round={round} scheme={scheme} {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

/** By group and rank where there are ranks, else in the order of the areas. */
function bestFirst(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const place = (row: MatrixRow) => (row.rank ? row.rank.rank + (row.rank.group === 'small' ? 10_000 : 0) : 0)
  return [...rows].sort((a, b) => place(a) - place(b))
}

function RowNotes({ row, stage }: { row: MatrixRow; stage: RoundLine['stage'] }) {
  const t = useText(evaluationText)
  if (stage === 'self')
    return (
      <>
        {' '}
        <Badge tone={row.submitted ? 'good' : 'neutral'}>
          {row.submitted ? t.submitted : t.notSubmitted}
        </Badge>
      </>
    )
  return (
    <>
      {row.appeals.open > 0 && (
        <>
          {' '}
          <Badge tone="late">{t.waits.openAppeals(row.appeals.open)}</Badge>
        </>
      )}
      {row.rank?.last && (
        <>
          {' '}
          <Badge tone="late">{t.last}</Badge>
        </>
      )}
    </>
  )
}

function Cells(props: { scheme: SchemeHead; row: MatrixRow; onAsk: (item: string) => void }) {
  const { scheme, row, onAsk } = props
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const { score, rank } = row
  if (!score) return <td colSpan={scheme.items.length + 5}>—</td>
  const deducted = score.deductions.map((d) => d.points)
  return (
    <>
      <td className="strong">{sayPoints(score.total)}</td>
      <td>
        {rank ? t.rankOf(rank.rank, rank.of) : '—'}
        {rank?.tied && <span className="soft small"> {t.tied}</span>}
        {rank?.group === 'small' && <span className="soft small"> {t.small}</span>}
      </td>
      <td>{t.grades[score.grade]}</td>
      {scheme.items.map((head, i) => {
        const item = score.items[i]
        const says = item?.max === 0 ? '—' : item?.points === null ? t.hidden : sayPoints(item?.points ?? 0)
        return (
          <td key={head.key}>
            <button
              type="button"
              className={item?.points === null ? 'evaluation-cell soft small' : 'evaluation-cell'}
              aria-label={`${row.area.name}，${head.title[language]}：${says}`}
              onClick={() => onAsk(head.key)}
            >
              {says}
            </button>
            {item?.differs && <Badge tone="late">{t.differs}</Badge>}
          </td>
        )
      })}
      <td>
        {deducted.some((p) => p === null)
          ? '—'
          : sayPoints(-deducted.reduce<number>((n, p) => n + (p ?? 0), 0) || 0)}
      </td>
      <td>{sayPoints(score.extra)}</td>
    </>
  )
}
