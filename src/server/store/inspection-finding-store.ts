import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { rangeOf } from './rollup-range.ts'
import type { Written } from './standard-store.ts'

/** What a visit adds to the entry in the register of rectifications: where it was seen and which clause it offends. */
export type FindingFacts = {
  readonly id: string
  readonly inspectionId: string
  readonly list: string
  readonly item: string
  readonly pick: number
  readonly clause: string
  readonly severity: string
  readonly againOf: string | null
}

const columns = `f.rectification_id as id, f.inspection_id as "inspectionId", f.list, f.item, f.pick, f.clause, f.severity,
  f.again_of as "againOf" from inspection_finding f`

export async function insertFindingFacts(tx: PoolClient, f: FindingFacts, w: Written): Promise<void> {
  await tx.query({
    name: 'inspection-finding',
    text: `insert into inspection_finding (region, rectification_id, inspection_id, area, by_area, list, item, pick, clause,
        severity, again_of) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      ...[w.region, f.id, f.inspectionId, w.area, w.byArea, f.list, f.item, f.pick, f.clause, f.severity],
      f.againOf,
    ],
  })
}

export async function listFindingFacts(
  tx: PoolClient,
  ids: readonly string[],
): Promise<readonly FindingFacts[]> {
  const { rows } = await tx.query<FindingFacts>({
    name: 'inspection-findings',
    text: `select ${columns} where f.rectification_id = any($1)`,
    values: [ids],
  })
  return rows
}

/** Has this finding been ordered anew already? */
export async function wasReopened(tx: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'inspection-finding-again',
    text: 'select 1 from inspection_finding where again_of = $1',
    values: [id],
  })
  return (rowCount ?? 0) > 0
}

export type FindingCounts = {
  readonly area: AreaCode
  readonly open: number
  readonly overdue: number
  readonly toCheck: number
  readonly closed: number
}

/** Findings by area directly below (`width` cuts the code), from all inspections; the own area keeps its shorter code. */
export async function countFindings(
  tx: PoolClient,
  area: AreaCode,
  today: PlainDate,
  width: number,
): Promise<readonly FindingCounts[]> {
  const { rows } = await tx.query<FindingCounts>({
    name: 'inspection-finding-counts',
    text: `select left(f.area, $4) as area,
        count(*) filter (where s.state in ('open', 'underWay', 'returned'))::int as open,
        count(*) filter (where s.state in ('open', 'underWay', 'returned') and s.due_on < $3::date)::int as overdue,
        count(*) filter (where s.state = 'submitted')::int as "toCheck",
        count(*) filter (where s.state = 'closed')::int as closed
      from inspection_finding f join lateral (select state, due_on from rectification_step s
        where s.region = f.region and s.rectification_id = f.rectification_id order by place desc limit 1) s on true
      where f.area >= $1 and f.area < $2 group by 1 order by 1`,
    values: [...rangeOf(area), today, width],
  })
  return rows
}
