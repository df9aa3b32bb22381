import { useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { Workload, WorkloadRow } from './workload-part.tsx'
import { nameOf } from './workload-scale.ts'

/** The same in numbers, with the total. */
export function WorkloadTable({ data, onArea }: { data: Workload; onArea: (code: string) => void }) {
  const t = useText(picturesText).workload
  const overview = useText(overviewText)
  const count = (n: number | null) => n ?? overview.small
  const cells = (r: WorkloadRow | Workload['total']) => [
    r.staff,
    r.needed ?? '—',
    ...[r.open, r.inForce, r.weighted, r.overdue, ...r.weeks].map(count),
  ]
  const head = [
    data.by === 'workers' ? t.worker : t.place,
    t.staff,
    t.needed,
    t.open,
    t.inForce,
    t.weighted,
    t.overdue,
    ...data.weeks.map((w) => t.week(w.from.slice(5), w.to.slice(5))),
  ]
  const rows = data.rows.map((row) => ({
    key: row.key,
    cells: [
      row.area && row.area.code !== data.area.code ? (
        <button
          key="name"
          type="button"
          className="linklike"
          onClick={() => row.area && onArea(row.area.code)}
        >
          {row.area.name}
        </button>
      ) : (
        nameOf(row, t.nobody)
      ),
      ...cells(row),
    ],
  }))
  const total = { key: 'total', cells: [<strong key="total">{t.total}</strong>, ...cells(data.total)] }
  return <PlainTable label={t.label} head={head} rows={[...rows, total]} />
}

/** How many are in post and how many the norm asks for; nothing for a single worker. */
export function StaffWords({ row }: { row: WorkloadRow }) {
  const t = useText(picturesText).workload
  if (row.needed === null) return null
  const short = row.needed - row.staff
  return (
    <>
      {t.staff} {row.staff} / {t.needed} {row.needed}，{short > 0 ? t.short(short) : t.enough}
    </>
  )
}
