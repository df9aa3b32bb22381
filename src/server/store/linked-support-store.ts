import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { rangeOf } from './rollup-range.ts'
import type { Written } from './standard-store.ts'

export type SupportVisit = {
  readonly on: PlainDate
  readonly problem: string
  readonly helped: string
  readonly solved: boolean
  readonly byName: string
}
export type SupportRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly byArea: AreaCode
  readonly byAreaName: string
  readonly leader: string
  readonly post: string
  readonly reason: string
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly visits: readonly SupportVisit[]
}

const columns = `l.region, l.id, l.area, a.name as "areaName", l.by_area as "byArea", b.name as "byAreaName", l.leader, l.post,
  l.reason, l.from_on::text as "from", l.to_on::text as "to",
  coalesce((select jsonb_agg(jsonb_build_object('on', v.on_day, 'problem', v.problem, 'helped', v.helped,
      'solved', v.solved, 'byName', v.by_name) order by v.on_day desc, v.id desc)
    from linked_visit v where v.region = l.region and v.support_id = l.id), '[]') as visits
  from linked_support l join area a on a.code = l.area join area b on b.code = l.by_area`

export async function listSupportRows(tx: PoolClient, area: AreaCode): Promise<readonly SupportRow[]> {
  const { rows } = await tx.query<SupportRow>({
    name: 'support-list',
    text: `select ${columns} where l.area >= $1 and l.area < $2
      order by l.to_on is not null, l.area, l.from_on desc limit 500`,
    values: [...rangeOf(area)],
  })
  return rows
}

export async function findSupportRow(tx: PoolClient, id: string): Promise<SupportRow | undefined> {
  const { rows } = await tx.query<SupportRow>({
    name: 'support-find',
    text: `select ${columns} where l.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function insertSupport(
  tx: PoolClient,
  s: Written & Pick<SupportRow, 'id' | 'leader' | 'post' | 'reason' | 'from'>,
): Promise<void> {
  await tx.query({
    name: 'support-add',
    text: `insert into linked_support (region, id, area, by_area, leader, post, reason, from_on, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [...[s.region, s.id, s.area, s.byArea, s.leader, s.post, s.reason, s.from, s.by, s.byName, s.at]],
  })
}

/** False where it has ended before, or would end before it began. */
export async function endSupportRow(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
  to: PlainDate,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'support-end',
    text: `update linked_support set to_on = $3 where region = $1 and id = $2 and to_on is null and from_on <= $3::date`,
    values: [at.region, at.id, to],
  })
  return rowCount === 1
}

export async function insertSupportVisit(
  tx: PoolClient,
  supportId: string,
  v: Omit<SupportVisit, 'byName'> & { readonly id: string },
  w: Written,
): Promise<void> {
  await tx.query({
    name: 'support-visit',
    text: `insert into linked_visit (region, id, support_id, area, by_area, on_day, problem, helped, solved, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (region, id) do nothing`,
    values: [
      ...[w.region, v.id, supportId, w.area, w.byArea, v.on, v.problem, v.helped, v.solved],
      ...[w.by, w.byName, w.at],
    ],
  })
}
