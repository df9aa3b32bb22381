import type { PoolClient } from 'pg'
import { levelOf } from '#core/shared/area.ts'

/** A person of the register within an area, with the measures that stand on file. */
export type RegisteredPerson = {
  readonly region: string
  readonly id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly sex: string
  readonly birth_year: number | null
  readonly id_number_index: Buffer | null
  readonly cases: readonly {
    caseId: string
    measure: string | null
    stage: string
    documentNo: string | null
  }[]
}

/** The level column that holds an area's own code; the nation holds every row. */
function areaCondition(area: string, alias: string, parameter: string): string {
  const level = levelOf(area)
  return level === 'nation'
    ? `${parameter} = 'cn'`
    : `${alias}.${level === 'village' ? 'township' : level} = ${parameter}`
}

const personSql = `
  select p.region, p.id, p.file_no, p.name_sealed, p.sex, p.birth_year, p.id_number_index,
    coalesce((select jsonb_agg(jsonb_build_object('caseId', s.case_id, 'measure', s.measure, 'stage', s.stage,
        'documentNo', f.document_no) order by s.file_no)
      from case_state s join case_file f on f.region = s.region and f.id = s.case_id
      where s.region = p.region and s.person_id = p.id and s.measure is not null), '[]') as cases
  from person p`

export type PersonMatch =
  | { readonly idNumbers: readonly Buffer[] }
  | { readonly phone: Buffer }
  | { readonly nameTokens: readonly Buffer[] }

/** Somebody all of whose files are sealed is looked up like somebody who was never registered. */
const hasOpenFile = `(not exists (select from case_file f where f.region = p.region and f.person_id = p.id and f.sealed)
  or exists (select from case_file f where f.region = p.region and f.person_id = p.id and not f.sealed))`

/** People of one area and nobody else: whoever lives outside it is as absent as one who does not exist. */
export async function findRegistered(
  tx: PoolClient,
  region: string,
  area: string,
  match: PersonMatch,
  limit: number,
): Promise<RegisteredPerson[]> {
  const [by, condition, value] =
    'idNumbers' in match
      ? ['id', 'p.id_number_index = any($3::bytea[])', match.idNumbers]
      : 'phone' in match
        ? ['phone', 'p.phone_index = $3', match.phone]
        : ['name', 'p.name_tokens @> $3::bytea[]', match.nameTokens]
  const { rows } = await tx.query<RegisteredPerson>({
    name: `order-people-${by}-${levelOf(area)}`,
    text: `${personSql} where p.region = $1 and ${areaCondition(area, 'p', '$2')} and ${condition}
      and ${hasOpenFile}
      order by p.file_no limit $4`,
    values: [region, area, value, limit],
  })
  return rows
}

/** Orders of an area that were sent and are not yet accepted, by the person's identity. */
export async function findSent(
  tx: PoolClient,
  region: string,
  area: string,
  idNumbers: readonly Buffer[],
): Promise<{ id_number_index: Buffer; document_no: string | null; import_id: string }[]> {
  const { rows } = await tx.query<{ id_number_index: Buffer; document_no: string | null; import_id: string }>(
    {
      name: `order-sent-${levelOf(area)}`,
      text: `select r.id_number_index, r.document_no, r.import_id from order_import_row r
      where r.region = $1 and ${areaCondition(area, 'r', '$2')} and r.id_number_index = any($3::bytea[])
        and r.status in ('waiting', 'accepting')`,
      values: [region, area, idNumbers],
    },
  )
  return rows
}

/** Accounts other than `user` that may accept orders of this township today. */
export async function countOtherAcceptors(
  tx: PoolClient,
  township: string,
  user: string,
  today: string,
): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'order-acceptors',
    text: `select count(distinct g.account_id)::int as n from account_grant g join account a on a.id = g.account_id
      where g.role = 'townshipOffice' and g.area = $1 and g.account_id <> $2 and a.status = 'active'
        and (g.approved_at is not null or g.source <> 'proposal') and g.revoked_at is null and g.refused_at is null
        and g.from_day <= $3 and (g.to_day is null or g.to_day > $3)`,
    values: [township, user, today],
  })
  return rows[0]?.n ?? 0
}

export type KnownPlace = { readonly code: string; readonly name: string }

/** The areas inside a scope down to its townships, and those above it: what places of orders are resolved against. */
export async function listPlaces(tx: PoolClient, scope: string): Promise<KnownPlace[]> {
  const { rows } = await tx.query<KnownPlace>({
    name: 'order-places',
    text: `select code, name from area
      where code <> 'cn' and level <> 'village' and (starts_with(code, $1) or starts_with($1, code)) order by code`,
    values: [scope],
  })
  return rows
}

export async function listStations(
  tx: PoolClient,
  area: string,
): Promise<{ id: string; name: string; area: string }[]> {
  const { rows } = await tx.query({
    name: 'order-stations',
    text: `select id, name, area from organisation where kind = 'station'
      and (starts_with(area, $1) or starts_with($1, area)) order by area, name limit 500`,
    values: [area],
  })
  return rows
}

/** The next number of a township's files in a year: `329801001-2025-0012`. */
export async function nextFileNo(
  tx: PoolClient,
  region: string,
  township: string,
  year: number,
): Promise<string> {
  const { rows } = await tx.query<{ last_no: number }>({
    name: 'file-number-next',
    text: `insert into file_number (region, township, year, last_no) values ($1, $2, $3, 1)
      on conflict (region, township, year) do update set last_no = file_number.last_no + 1 returning last_no`,
    values: [region, township, year],
  })
  return `${township}-${year}-${String(rows[0]?.last_no ?? 1).padStart(4, '0')}`
}

/** Takes an undone case out of every list: it stands nowhere and is held by nobody; its journal stays. */
export async function standNowhere(tx: PoolClient, region: string, caseId: string): Promise<void> {
  await tx.query({
    name: 'case-nowhere',
    text: `update case_state set province = null, city = null, county = null, township = null, station_id = null,
        worker_id = null where region = $1 and case_id = $2`,
    values: [region, caseId],
  })
}
