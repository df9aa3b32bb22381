import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { Workload, WorkloadRow } from './workload-part.tsx'
import { loadOf, nameOf, sayLoad, scaleOf } from './workload-scale.ts'
import { StaffWords } from './workload-table.tsx'
import './workload.css'

/** A bar for each row with the norm as a line, and the weeks ahead as small columns. */
export function WorkloadBars({ data, onArea }: { data: Workload; onArea: (code: string) => void }) {
  const t = useText(picturesText).workload
  const scale = scaleOf(data)
  const most = Math.max(1, ...data.rows.flatMap((r) => [r.overdue ?? 0, ...r.weeks.map((n) => n ?? 0)]))
  return (
    <div className="stack tight">
      <ul className="loads" aria-label={t.label}>
        {data.rows.map((row) => (
          <li key={row.key} className="load">
            <span className="load-name">
              {row.area && row.area.code !== data.area.code ? (
                <button type="button" className="linklike" onClick={() => row.area && onArea(row.area.code)}>
                  {row.area.name}
                </button>
              ) : (
                <span>{nameOf(row, t.nobody)}</span>
              )}
              <span className="soft small">
                {row.stations.join('、')} <StaffWords row={row} />
              </span>
            </span>
            <LoadBar row={row} ratio={data.norm.ratio} scale={scale} />
            <Weeks row={row} weeks={data.weeks} most={most} />
          </li>
        ))}
      </ul>
      <p className="soft small load-key">
        <span className="load-mark" aria-hidden /> {t.lineOf(String(data.norm.ratio))}
      </p>
    </div>
  )
}

function LoadBar({ row, ratio, scale }: { row: WorkloadRow; ratio: number; scale: number }) {
  const t = useText(picturesText).workload
  const overview = useText(overviewText)
  const load = loadOf(row)
  if (load === null) return <span className="soft small">{overview.small}</span>
  return (
    <span className="load-bar">
      <span className="load-track" aria-hidden>
        <span className="load-fill" style={{ inlineSize: `${(100 * load) / scale}%` }} />
        <span className="load-line" style={{ insetInlineStart: `${(100 * ratio) / scale}%` }} />
      </span>
      <span className="numbers small">
        {t.inForce} {row.inForce}
        {row.weighted !== null && ` · ${t.weighted} ${row.weighted}`}
        {row.staff > 1 && ` · ${t.perStaff} ${sayLoad(load)}`}
      </span>
    </span>
  )
}

function Weeks({ row, weeks, most }: { row: WorkloadRow; weeks: Workload['weeks']; most: number }) {
  const t = useText(picturesText).workload
  if (row.overdue === null) return null
  const height = (n: number) => `${Math.max(n > 0 ? 8 : 0, (100 * n) / most)}%`
  const columns = [
    { key: 'overdue', label: t.overdue, n: row.overdue, late: true },
    ...weeks.map((w, i) => ({
      key: w.from,
      label: t.week(w.from.slice(5), w.to.slice(5)),
      n: row.weeks[i] ?? 0,
      late: false,
    })),
  ]
  return (
    <span className="load-weeks">
      {columns.map((c) => (
        <span key={c.key} className="load-week">
          <span className="hidden-words">{c.label}</span>
          <span className="load-column" aria-hidden>
            <span className={c.late ? 'late' : undefined} style={{ blockSize: height(c.n) }} />
          </span>
          {c.late && c.n > 0 ? (
            <Badge tone="late">{c.n}</Badge>
          ) : (
            <span className="numbers small">{c.n}</span>
          )}
          <span className="soft load-when" aria-hidden>
            {c.late ? t.overdue : c.label.slice(0, 5)}
          </span>
        </span>
      ))}
    </span>
  )
}
