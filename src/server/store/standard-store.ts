import type { PoolClient } from 'pg'
import type { Checked, Declared, HaveState } from '#core/oversight/standing.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { rangeOf } from './rollup-range.ts'

/** Who wrote a line of an office, and about which area. */
export type Written = {
  readonly region: string
  readonly area: AreaCode
  readonly byArea: AreaCode
  readonly by: string
  readonly byName: string
  readonly at: string
}

export type DeclarationRow = Declared & {
  readonly id: string
  readonly area: AreaCode
  readonly note: string
  readonly byName: string
}
export type CheckRow = Checked & {
  readonly id: string
  readonly area: AreaCode
  readonly note: string
  readonly byName: string
  readonly byAreaName: string
}

export async function insertDeclaration(
  tx: PoolClient,
  d: Written & {
    readonly id: string
    readonly on: PlainDate
    readonly items: Readonly<Record<string, HaveState>>
    readonly note: string
  },
): Promise<void> {
  await tx.query({
    name: 'standard-declare',
    text: `insert into standard_declaration (region, id, area, by_area, on_day, items, note, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (region, id) do nothing`,
    values: [
      ...[d.region, d.id, d.area, d.byArea, d.on, JSON.stringify(d.items), d.note, d.by, d.byName, d.at],
    ],
  })
}

export async function insertStandardCheck(
  tx: PoolClient,
  c: Written & {
    readonly id: string
    readonly on: PlainDate
    readonly item: string
    readonly found: HaveState
    readonly note: string
  },
): Promise<void> {
  await tx.query({
    name: 'standard-check',
    text: `insert into standard_check (region, id, area, by_area, item, found, on_day, note, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [c.region, c.id, c.area, c.byArea, c.item, c.found, c.on, c.note, c.by, c.byName, c.at],
  })
}

/** Everything that was said in an area, newest first; `newest` keeps the last word of each office only. */
export async function listDeclarations(
  tx: PoolClient,
  area: AreaCode,
  newest: boolean,
): Promise<readonly DeclarationRow[]> {
  const { rows } = await tx.query<DeclarationRow>({
    name: newest ? 'standard-declarations-newest' : 'standard-declarations',
    text: `select ${newest ? 'distinct on (area)' : ''} id, area, on_day::text as on, at, items, note, by_name as "byName"
      from standard_declaration where area >= $1 and area < $2 order by area, on_day desc, at desc`,
    values: [...rangeOf(area)],
  })
  return rows
}

export async function listStandardChecks(
  tx: PoolClient,
  area: AreaCode,
  newest: boolean,
): Promise<readonly CheckRow[]> {
  const { rows } = await tx.query<CheckRow>({
    name: newest ? 'standard-checks-newest' : 'standard-checks',
    text: `select ${newest ? 'distinct on (c.area, c.item)' : ''} c.id, c.area, c.item, c.found, c.on_day::text as on,
        c.at, c.note, c.by_name as "byName", b.name as "byAreaName"
      from standard_check c join area b on b.code = c.by_area where c.area >= $1 and c.area < $2
      order by c.area, ${newest ? 'c.item,' : ''} c.on_day desc, c.at desc`,
    values: [...rangeOf(area)],
  })
  return rows
}

/** How many townships lie in each area directly below; a township counts itself. */
export async function countTownships(
  tx: PoolClient,
  area: AreaCode,
  width: number,
): Promise<ReadonlyMap<AreaCode, number>> {
  const { rows } = await tx.query<{ area: string; n: number }>({
    name: 'standard-townships',
    text: `select left(code, $3) as area, count(*)::int as n from area
      where code >= $1 and code < $2 and level = 'township' group by 1`,
    values: [...rangeOf(area), width],
  })
  return new Map(rows.map((row) => [row.area, row.n] as const))
}

export async function areaNames(
  tx: PoolClient,
  codes: readonly AreaCode[],
): Promise<ReadonlyMap<AreaCode, string>> {
  const { rows } = await tx.query<{ code: string; name: string }>({
    name: 'oversight-area-names',
    text: 'select code, name from area where code = any($1)',
    values: [codes],
  })
  return new Map(rows.map((row) => [row.code, row.name] as const))
}

export async function findDeclarationArea(tx: PoolClient, id: string): Promise<AreaCode | undefined> {
  const { rows } = await tx.query<{ area: AreaCode }>({
    name: 'standard-declaration-area',
    text: 'select area from standard_declaration where id = $1',
    values: [id],
  })
  return rows[0]?.area
}
