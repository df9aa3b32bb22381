import type { PoolClient } from 'pg'
import type { Measured } from '#core/oversight/judge-criteria.ts'
import type { UnitEvent } from '#core/oversight/unit-course.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { rangeOf } from './rollup-range.ts'
import type { Written } from './standard-store.ts'

export type UnitRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly title: string
  readonly name: string
  readonly statement: string
  readonly figures: readonly Measured[]
  readonly byName: string
  readonly appliedOn: PlainDate
  readonly events: readonly UnitEventRow[]
}
export type UnitEventRow = UnitEvent & { readonly byName: string; readonly byAreaName: string }

const columns = `u.region, u.id, u.area, a.name as "areaName", u.title, u.name, u.statement, u.figures,
  u.by_name as "byName", (u.at at time zone 'Asia/Shanghai')::date::text as "appliedOn",
  coalesce((select jsonb_agg(e.body || jsonb_build_object('kind', e.kind, 'on', e.on_day, 'by', e.by_user,
      'byArea', e.by_area, 'byName', e.by_name, 'byAreaName', b.name) order by e.place)
    from demonstration_event e join area b on b.code = e.by_area
    where e.region = u.region and e.unit_id = u.id), '[]') as events
  from demonstration_unit u join area a on a.code = u.area`

export async function listUnitRows(tx: PoolClient, area: AreaCode): Promise<readonly UnitRow[]> {
  const { rows } = await tx.query<UnitRow>({
    name: 'demonstration-list',
    text: `select ${columns} where u.area >= $1 and u.area < $2 order by u.at desc limit 1000`,
    values: [...rangeOf(area)],
  })
  return rows
}

export async function findUnitRow(tx: PoolClient, id: string): Promise<UnitRow | undefined> {
  const { rows } = await tx.query<UnitRow>({
    name: 'demonstration-find',
    text: `select ${columns} where u.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function insertUnit(
  tx: PoolClient,
  u: Written & Pick<UnitRow, 'id' | 'title' | 'name' | 'statement' | 'figures'>,
): Promise<void> {
  await tx.query({
    name: 'demonstration-apply',
    text: `insert into demonstration_unit (region, id, area, by_area, title, name, statement, figures, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [
      ...[u.region, u.id, u.area, u.byArea, u.title, u.name, u.statement, JSON.stringify(u.figures)],
      ...[u.by, u.byName, u.at],
    ],
  })
}

/** False where another event was written first, or this person's review is there already. */
export async function insertUnitEvent(
  tx: PoolClient,
  unit: { readonly region: string; readonly id: string; readonly place: number },
  event: UnitEvent,
  w: Written,
): Promise<boolean> {
  const { kind, on, by: _by, byArea: _area, ...body } = event
  const { rowCount } = await tx.query({
    name: 'demonstration-event',
    text: `insert into demonstration_event (region, unit_id, place, area, by_area, kind, on_day, body, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      ...[unit.region, unit.id, unit.place, w.area, w.byArea, kind, on, JSON.stringify(body)],
      ...[w.by, w.byName, w.at],
    ],
  })
  return rowCount === 1
}
