import type { Pool } from 'pg'

export type DemoLogin = {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly org: string
  readonly area: string
}

/** The first demonstration login of each role, for the sign-in page of the demonstration. */
export async function readDemoLogins(pool: Pool): Promise<DemoLogin[]> {
  const { rows } = await pool.query(
    `select distinct on (g.role) a.login, a.name, g.role, coalesce(o.name, g.org_id) as org,
       coalesce(r.name, case g.area when 'cn' then '全国' else g.area end) as area
     from account a join account_grant g on g.account_id = a.id and g.revoked_at is null
     left join organisation o on o.id = g.org_id left join area r on r.code = g.area
     where a.demo and a.status = 'active' order by g.role, a.created_at, a.login`,
  )
  return rows
}
