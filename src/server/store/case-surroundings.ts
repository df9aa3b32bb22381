import type { PoolClient } from 'pg'

/** What stands around a case on its page: names of places and people of the office, the person's other measures. */
export type Surroundings = {
  readonly townshipName: string
  readonly path: string
  readonly station: { readonly id: string; readonly name: string } | null
  readonly worker: { readonly id: string; readonly name: string } | null
  readonly otherCases: readonly {
    readonly caseId: string
    readonly fileNo: string
    readonly measure: string | null
    readonly stage: string
  }[]
}

type Key = {
  readonly region: string
  readonly caseId: string
  readonly personId: string
  readonly township: string | null
  readonly station: string | null
  readonly worker: string | null
}

/** One round trip; other measures are those within the reader's own scope (row-level security). */
export async function loadSurroundings(tx: PoolClient, key: Key): Promise<Surroundings> {
  const { rows } = await tx.query<{
    township_name: string | null
    path: string | null
    station_name: string | null
    worker_name: string | null
    others: Surroundings['otherCases'] | null
  }>({
    name: 'case-surroundings',
    text: `select
        (select name from area where code = $4) as township_name,
        (select string_agg(a.name, ' ' order by length(a.code)) from area t
           join area a on a.code in (t.province, t.city, t.county, t.township) where t.code = $4) as path,
        (select name from organisation where id = $5) as station_name,
        (select name from staff where account_id = $6) as worker_name,
        (select jsonb_agg(jsonb_build_object('caseId', s.case_id, 'fileNo', s.file_no, 'measure', s.measure,
            'stage', s.stage) order by s.file_no)
           from case_state s where s.region = $1 and s.person_id = $3 and s.case_id <> $2) as others`,
    values: [key.region, key.caseId, key.personId, key.township, key.station, key.worker],
  })
  const row = rows[0]
  return {
    townshipName: row?.township_name ?? key.township ?? '',
    path: row?.path ?? '',
    station: key.station ? { id: key.station, name: row?.station_name ?? '' } : null,
    worker: key.worker ? { id: key.worker, name: row?.worker_name ?? '' } : null,
    otherCases: row?.others ?? [],
  }
}

/** Names of the accounts and organisations that wrote a journal, for its timeline. */
export async function loadAuthorNames(
  tx: PoolClient,
  users: readonly string[],
  orgs: readonly string[],
): Promise<{ users: ReadonlyMap<string, string>; orgs: ReadonlyMap<string, string> }> {
  const { rows } = await tx.query<{ kind: 'user' | 'org'; id: string; name: string }>({
    name: 'author-names',
    text: `select 'user' as kind, account_id as id, name from staff where account_id = any($1)
      union all select 'org', id, name from organisation where id = any($2)`,
    values: [users, orgs],
  })
  const of = (kind: string) => new Map(rows.filter((r) => r.kind === kind).map((r) => [r.id, r.name]))
  return { users: of('user'), orgs: of('org') }
}
