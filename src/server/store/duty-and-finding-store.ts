import type { PoolClient } from 'pg'

const scope = ['province', 'city', 'county', 'township', 'station_id', 'worker_id']

const dutyColumns = {
  kind: 'text',
  owed_by: 'text',
  window_from: 'date',
  due_on: 'date',
  status: 'text',
  done_by: 'text',
  clause: 'text',
}

const findingColumns = { kind: 'text', on_day: 'date', clause: 'text', evidence: 'text[]', data: 'jsonb' }

/**
 * Makes the stored rows of these cases equal to the given ones by touching only what differs, and answers how many did.
 * Place and holder are taken from `case_state`, which the caller has written before.
 */
function differenceSql(table: string, columns: Record<string, string>): string {
  const own = Object.keys(columns)
  const all = [...own, ...scope]
  const record = ['case_id text', 'id text', ...own.map((c) => `${c} ${columns[c]}`)].join(', ')
  return `
    with fresh as (select * from jsonb_to_recordset($3::jsonb) as r(${record})),
    gone as (
      delete from ${table} t where t.region = $1 and t.case_id = any($2)
        and not exists (select from fresh r where r.case_id = t.case_id and r.id = t.id)
      returning 1
    ),
    put as (
      insert into ${table} (region, case_id, id, ${all.join(', ')})
      select s.region, r.case_id, r.id, ${own.map((c) => `r.${c}`).join(', ')}, ${scope.map((c) => `s.${c}`).join(', ')}
      from fresh r join case_state s on s.region = $1 and s.case_id = r.case_id
      on conflict (region, case_id, id) do update
        set (${all.join(', ')}) = (${all.map((c) => `excluded.${c}`).join(', ')})
        where (${all.map((c) => `${table}.${c}`).join(', ')})
          is distinct from (${all.map((c) => `excluded.${c}`).join(', ')})
      returning 1
    )
    select (select count(*) from gone)::int + (select count(*) from put)::int as changed`
}

const sql = { duty: differenceSql('duty', dutyColumns), finding: differenceSql('finding', findingColumns) }

export async function putDifference(
  tx: PoolClient,
  table: 'duty' | 'finding',
  region: string,
  caseIds: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<number> {
  const result = await tx.query<{ changed: number }>({
    name: `${table}-difference`,
    text: sql[table],
    values: [region, caseIds, JSON.stringify(rows)],
  })
  return result.rows[0]?.changed ?? 0
}
