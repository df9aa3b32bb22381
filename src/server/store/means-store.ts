import type { PoolClient } from 'pg'
import type { MoneyLine } from '#core/oversight/money.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { rangeOf } from './rollup-range.ts'
import type { Written } from './standard-store.ts'

export type PremisesRow = {
  readonly id: string
  readonly version: number
  readonly area: AreaCode
  readonly areaName: string
  readonly kind: 'office' | 'centre'
  readonly name: string
  readonly address: string
  readonly squareMetres: number
  readonly owner: 'own' | 'rented' | 'lent'
  readonly since: PlainDate
  readonly state: 'inUse' | 'building' | 'closed'
  readonly rooms: readonly { readonly use: string; readonly squareMetres: number }[]
  readonly functions: readonly string[]
  readonly serves: readonly AreaCode[]
  readonly note: string
}

/** The newest version of each place in an area, and of places elsewhere that an office of it shares. */
export async function listPremisesIn(tx: PoolClient, area: AreaCode): Promise<readonly PremisesRow[]> {
  const { rows } = await tx.query<PremisesRow>({
    name: 'premises-list',
    text: `select * from (
        select distinct on (p.region, p.id) p.id, p.version, p.area, a.name as "areaName", p.kind, p.name, p.address,
          p.square_metres::float8 as "squareMetres", p.owner, p.since::text as since, p.state, p.rooms, p.functions,
          p.serves, p.note
        from premises p join area a on a.code = p.area
        where (p.area >= $1 and p.area < $2) or $3 = any (p.serves)
        order by p.region, p.id, p.version desc) newest
      where (area >= $1 and area < $2) or $3 = any (serves)
      order by state = 'closed', area, name limit 500`,
    values: [...rangeOf(area), area],
  })
  return rows
}

/** False where somebody wrote this version first. */
export async function insertPremises(
  tx: PoolClient,
  p: Written & Omit<PremisesRow, 'areaName'>,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'premises-save',
    text: `insert into premises (region, id, version, area, by_area, kind, name, address, square_metres, owner, since,
        state, rooms, functions, serves, note, by_user, by_name, at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19
      where coalesce((select max(version) from premises where region = $1 and id = $2), 0) = $3 - 1
      on conflict do nothing`,
    values: [
      ...[p.region, p.id, p.version, p.area, p.byArea, p.kind, p.name, p.address, p.squareMetres, p.owner],
      ...[p.since, p.state, JSON.stringify(p.rooms), JSON.stringify(p.functions), p.serves, p.note],
      ...[p.by, p.byName, p.at],
    ],
  })
  return rowCount === 1
}

/** Townships in an area without a place in use of their own or shared with another. */
export async function listWithoutPremises(
  tx: PoolClient,
  area: AreaCode,
  limit: number,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const { rows } = await tx.query<{ code: string; name: string }>({
    name: 'premises-without',
    text: `with newest as (select distinct on (region, id) area, serves, state from premises order by region, id, version desc)
      select a.code, a.name from area a where a.code >= $1 and a.code < $2 and a.level = 'township'
        and not exists (select 1 from newest n where n.state = 'inUse' and (n.area = a.code or a.code = any (n.serves)))
      order by a.code limit $3`,
    values: [...rangeOf(area), limit],
  })
  return rows
}

/** Sums of a year by source, purpose and area directly below (`width` cuts the code); the own office keeps its shorter code. */
export async function sumBudget(
  tx: PoolClient,
  area: AreaCode,
  year: number,
  width: number,
): Promise<readonly MoneyLine[]> {
  const { rows } = await tx.query<MoneyLine>({
    name: 'budget-sums',
    text: `select left(area, $4) as area, source, kind, what, sum(fen)::float8 as fen from budget_line
      where (area >= $1 and area < $2) and year = $3 group by 1, 2, 3, 4`,
    values: [...rangeOf(area), year, width],
  })
  return rows
}

export type BudgetLineRow = MoneyLine & {
  readonly id: string
  readonly on: PlainDate
  readonly note: string
  readonly byName: string
}

export async function listBudget(
  tx: PoolClient,
  area: AreaCode,
  year: number,
): Promise<readonly BudgetLineRow[]> {
  const { rows } = await tx.query<BudgetLineRow>({
    name: 'budget-lines',
    text: `select id, area, source, kind, what, fen::float8 as fen, on_day::text as on, note, by_name as "byName"
      from budget_line where area = $1 and year = $2 order by on_day desc, id desc limit 500`,
    values: [area, year],
  })
  return rows
}

export async function insertBudgetLine(
  tx: PoolClient,
  l: Written & Omit<BudgetLineRow, 'byName'> & { readonly year: number },
): Promise<void> {
  await tx.query({
    name: 'budget-add',
    text: `insert into budget_line (region, id, area, by_area, year, source, kind, what, fen, on_day, note, by_user, by_name,
        at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (region, id) do nothing`,
    values: [
      ...[l.region, l.id, l.area, l.byArea, l.year, l.source, l.kind, l.what, l.fen, l.on, l.note],
      ...[l.by, l.byName, l.at],
    ],
  })
}
