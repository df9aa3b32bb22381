import type { PoolClient } from 'pg'
import { unknownPart } from '#core/metrics/parts.ts'

/** A station, and the organisation that delivers there, as the organisations stand now. */
export type StationNames = {
  readonly id: string
  readonly name: string
  readonly provider: string | null
  readonly providerName: string | null
}

const provided = `
  select s.id, s.name, d.id as provider, d.name as "providerName"
  from organisation s
    left join organisation a on a.id = s.parent_id
    left join organisation b on b.id = a.parent_id
    left join organisation c on c.id = b.parent_id
    left join lateral (
      select o.id, o.name from (values
        (s.id, s.name, s.kind, 0), (a.id, a.name, a.kind, 1), (b.id, b.name, b.kind, 2), (c.id, c.name, c.kind, 3)
      ) as o(id, name, kind, steps)
      where o.kind in ('provider', 'society', 'branch')
      order by array_position(array['provider', 'society', 'branch'], o.kind), o.steps limit 1
    ) d on true`

/**
 * Who delivers is the nearest organisation of kind provider at or above the station, else its society, else its branch
 * (a society has branches, a branch has stations).
 */
export async function findStations(
  tx: PoolClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StationNames>> {
  const { rows } = await tx.query<StationNames>({
    name: 'stations-providers',
    text: `${provided} where s.id = any($1)`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row] as const))
}

/** Every station where this provider delivers; for `unknown`, those of none, and cases without a station. */
export async function stationsByProvider(tx: PoolClient, provider: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'provider-stations',
    text: `select p.id from (${provided}) p where coalesce(p.provider, '${unknownPart}') = $1`,
    values: [provider],
  })
  return [...rows.map((r) => r.id), ...(provider === unknownPart ? [unknownPart] : [])]
}
