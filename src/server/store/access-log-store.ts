import type { PoolClient } from 'pg'

export type AccessRow = {
  readonly region: string
  readonly id: string
  readonly at: string
  readonly user: string
  readonly role: string
  readonly org: string
  readonly session: string
  readonly purpose: string
  readonly action: string
  readonly person: string | null
  readonly case: string | null
  readonly fields: readonly string[]
  readonly count: number
  readonly correlation: string
}

const insertSql = `
  insert into access_log (region, id, at, user_id, role, org, session_id, purpose, action, person_id, case_id, fields,
    count, correlation)
  select r.region, r.id, r.at, r."user", r.role, r.org, r.session, r.purpose, r.action, r.person, r."case",
    array(select jsonb_array_elements_text(r.fields)), r.count, r.correlation
  from jsonb_to_recordset(?::jsonb) as r(region text, id text, at timestamptz, "user" text, role text, org text,
    session text, purpose text, action text, person text, "case" text, fields jsonb, count int, correlation text)`

/**
 * Ends the transaction of an access together with its entries, in one round trip. Where an entry can not be written the
 * commit is not reached: nothing has been seen (security.md D1).
 */
export async function commitWithAccess(tx: PoolClient, rows: readonly AccessRow[]): Promise<void> {
  if (rows.length === 0) await tx.query('commit')
  else await tx.query(`${insertSql.replace('?', () => tx.escapeLiteral(JSON.stringify(rows)))}; commit`)
}

/** Entries of what a job shows on somebody's behalf, in the transaction that reads it. */
export async function writeAccess(tx: PoolClient, rows: readonly AccessRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(insertSql.replace('?', '$1'), [JSON.stringify(rows)])
}

export type AccessFilter = {
  readonly area: string
  readonly user?: string | undefined
  readonly person?: string | undefined
  readonly case?: string | undefined
  readonly action?: string | undefined
  readonly role?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: { readonly at: string; readonly id: string } | undefined
  readonly limit: number
}

export type AccessLine = Omit<AccessRow, 'session'> & { readonly userName: string; readonly orgName: string }

const readSql = `
  select l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, l.region, l.user_id as "user",
    coalesce(a.name, '') as "userName", l.role, coalesce(l.org, '') as org, coalesce(o.name, '') as "orgName",
    l.purpose, l.action, l.person_id as person, l.case_id as "case", l.fields, l.count,
    coalesce(l.correlation, '') as correlation
  from access_log l
  left join account a on a.id = l.user_id
  left join organisation o on o.id = l.org
  where ($1 = 'cn' or starts_with(l.region, $1) or (length($1) > 4 and starts_with(o.area, $1)))
    and ($2::text is null or l.user_id = $2) and ($3::text is null or l.person_id = $3)
    and ($4::text is null or l.case_id = $4) and ($5::text is null or l.action = $5)
    and ($6::text is null or l.role = $6)
    and ($7::date is null or l.at >= $7::date::timestamp at time zone 'Asia/Shanghai')
    and ($8::date is null or l.at < ($8::date + 1)::timestamp at time zone 'Asia/Shanghai')
    and ($9::timestamptz is null or (l.at, l.id) < ($9::timestamptz, $10))
  order by l.at desc, l.id desc
  limit $11`

/** Newest first, one row more than a page so that the caller knows whether there is another. */
export async function readAccess(tx: PoolClient, f: AccessFilter): Promise<AccessLine[]> {
  const { rows } = await tx.query({
    name: 'access-read',
    text: readSql,
    values: [
      f.area,
      f.user ?? null,
      f.person ?? null,
      f.case ?? null,
      f.action ?? null,
      f.role ?? null,
      f.from ?? null,
      f.to ?? null,
      f.after?.at ?? null,
      f.after?.id ?? null,
      f.limit + 1,
    ],
  })
  return rows
}
