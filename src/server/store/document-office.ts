import type { PoolClient } from 'pg'
import type { FormOffice } from '#core/forms/form-file.ts'
import type { CaseKey } from './open-case.ts'

/** Who answers for a case and who prints, and the names of areas that its entries point at; one round trip. */
export async function loadFormOffice(
  tx: PoolClient,
  key: CaseKey,
  org: string,
  areas: readonly string[],
): Promise<{ office: FormOffice; areas: Readonly<Record<string, string>> }> {
  const { rows } = await tx.query<FormOffice & { areas: Record<string, string> | null }>({
    name: 'document-office',
    text: `select
        coalesce((select name from area where code = $1), '') as township,
        coalesce((select string_agg(a.name, '' order by length(a.code)) from area t
           join area a on a.code in (t.province, t.city, t.county, t.township) where t.code = $1), '') as place,
        coalesce((select name from area where code = left($1, 6)), '') as county,
        coalesce((select name from organisation where id = $2), '') as issuer,
        coalesce(s.name, '') as station, coalesce(s.phone, '') as "stationPhone",
        coalesce(s.address, '') as "stationAddress",
        coalesce((select name from staff where account_id = $4), '') as worker,
        (select jsonb_object_agg(x.code, (select string_agg(a.name, '' order by length(a.code)) from area a
             where a.code in (x.province, x.city, x.county, x.township)))
           from area x where x.code = any($5)) as areas
      from (select 1) one left join organisation s on s.id = $3`,
    values: [key.township, org, key.station, key.worker, areas],
  })
  const row = rows[0]
  if (!row) throw new Error('the office of a case did not come back')
  const { areas: names, ...office } = row
  return { office, areas: names ?? {} }
}

/** The name of the office in which somebody works. */
export async function findOfficeName(tx: PoolClient, org: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>({
    name: 'document-issuer',
    text: 'select name from organisation where id = $1',
    values: [org],
  })
  return rows[0]?.name ?? ''
}
