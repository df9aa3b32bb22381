import type { PoolClient } from 'pg'

export type Look = {
  readonly at: string
  readonly role: string
  readonly org: string
  readonly purpose: string
  readonly action: string
}

const pageSize = 50

/** Who looked at an opened case, newest first: role and organisation, never a name (security.md X-8). */
export async function listLooks(
  tx: PoolClient,
  region: string,
  caseId: string,
  after: string | undefined,
): Promise<{ rows: Look[]; next: string | null }> {
  const [at, id] = after?.split('~') ?? []
  const { rows } = await tx.query<Look & { id: string }>({
    name: 'case-looks',
    text: `select l.id, l.at::text as at, l.role, coalesce(o.name, '') as org, l.purpose, l.action
      from access_log l left join organisation o on o.id = l.org
      where l.region = $1 and l.case_id = $2 and ($3::timestamptz is null or (l.at, l.id) < ($3::timestamptz, $4))
      order by l.at desc, l.id desc limit ${pageSize + 1}`,
    values: [region, caseId, at ?? null, id ?? ''],
  })
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return {
    rows: rows
      .slice(0, pageSize)
      .map(({ at, role, org, purpose, action }) => ({ at, role, org, purpose, action })),
    next: last ? `${last.at}~${last.id}` : null,
  }
}
