import type { PoolClient } from 'pg'
import type { Grant } from '#core/access/roles.ts'

/** Which organisations a manager may see and change: the own station, or everything in the own area. */
export type StaffScope = { readonly org: string | null; readonly area: string | null }

export function staffScope(grant: Grant): StaffScope {
  if (grant.role === 'stationHead') return { org: grant.org, area: null }
  return { org: null, area: grant.area === 'cn' ? '' : grant.area }
}

/** True for an organisation `o` in the scope given as `$1` (own) and `$2` (area). */
const inScope = `(($1::text is not null and o.id = $1) or ($2::text is not null and starts_with(o.area, $2)))`

export type OrganisationLine = {
  readonly id: string
  readonly kind:
    | 'station'
    | 'townshipOffice'
    | 'narcoticsOffice'
    | 'police'
    | 'provider'
    | 'clinic'
    | 'society'
    | 'branch'
    | 'other'
  readonly name: string
  readonly area: string
  readonly areaName: string
  readonly parent: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly staff: number
  readonly openCases: number
  readonly unallocated: number
  readonly version: number
}

export const openStages = `('ordered', 'awaitingReport', 'inForce', 'suspended')`

const organisationSql = `
  select o.id, o.kind, o.name, o.area, coalesce(r.name, o.area) as "areaName", o.parent_id as parent, o.phone, o.address, o.version,
    (select count(*)::int from staff s where s.org_id = o.id and (s.ended_on is null or s.ended_on > $3::date)) as staff,
    coalesce(c.open, 0)::int as "openCases", coalesce(c.unallocated, 0)::int as unallocated
  from organisation o
  left join area r on r.code = o.area
  left join lateral (
    select count(*) as open, count(*) filter (where k.worker_id is null) as unallocated
    from case_state k where k.station_id = o.id and k.stage in ${openStages}
  ) c on o.kind = 'station'
  where ${inScope} and ($4::text is null or o.id = $4) and ($5::text is null or o.kind = $5)
    and ($6::text is null or starts_with(o.area, $6)) and ($7::text is null or strpos(o.name, $7) > 0)
    and ($8::text is null or (o.area, o.name, o.id) > ($8, $9, $10))
  order by o.area, o.name, o.id
  limit $11`

export type OrganisationFilter = {
  readonly id?: string | undefined
  readonly kind?: string | undefined
  readonly area?: string | undefined
  readonly q?: string | undefined
  readonly after?: readonly string[] | undefined
  readonly limit: number
}

/** Ordered by area and name, one more than a page; the case counts are those of the reader's own scope. */
export async function listOrganisations(
  tx: PoolClient,
  scope: StaffScope,
  f: OrganisationFilter,
  today: string,
): Promise<OrganisationLine[]> {
  const { rows } = await tx.query(organisationSql, [
    scope.org,
    scope.area,
    today,
    f.id ?? null,
    f.kind ?? null,
    f.area === 'cn' ? null : (f.area ?? null),
    f.q || null,
    f.after?.[0] ?? null,
    f.after?.[1] ?? null,
    f.after?.[2] ?? null,
    f.limit + 1,
  ])
  return rows
}

export async function insertOrganisation(
  tx: PoolClient,
  o: {
    id: string
    kind: string
    name: string
    area: string
    parent: string | null
    phone: string | null
    address: string | null
  },
): Promise<void> {
  await tx.query(
    'insert into organisation (id, kind, name, area, parent_id, phone, address) values ($1, $2, $3, $4, $5, $6, $7)',
    [o.id, o.kind, o.name, o.area, o.parent, o.phone, o.address],
  )
}

/** Only fields that are given change; null empties one. False where the version seen is no longer the current one. */
export async function updateOrganisation(
  tx: PoolClient,
  id: string,
  seen: number,
  change: {
    name?: string | undefined
    phone?: string | null | undefined
    address?: string | null | undefined
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update organisation set name = coalesce($2, name), phone = case when $3 then $4 else phone end,
       address = case when $5 then $6 else address end, version = version + 1 where id = $1 and version = $7`,
    [
      id,
      change.name ?? null,
      change.phone !== undefined,
      change.phone ?? null,
      change.address !== undefined,
      change.address ?? null,
      seen,
    ],
  )
  return rowCount === 1
}

export async function areaKnown(tx: PoolClient, area: string): Promise<boolean> {
  const { rows } = await tx.query('select exists (select from area where code = $1) as known', [area])
  return rows[0].known
}
