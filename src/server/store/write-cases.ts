import type { PoolClient } from 'pg'
import type { CaseRows } from './case-rows.ts'
import { type CaseStateRow, computedColumns } from './case-state-store.ts'

const holder = ['province', 'city', 'county', 'township', 'station_id', 'worker_id']

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

const names = Object.keys(computedColumns)

function record(columns: Readonly<Record<string, string>>): string {
  return ['case_id text', ...Object.entries(columns).map(([name, type]) => `${name} ${type}`)].join(', ')
}

/**
 * Makes the rows of the written cases equal to the given ones. What is equal is left out before the upsert, which would
 * lock every row that it meets.
 */
function difference(table: string, columns: Readonly<Record<string, string>>, parameter: string): string {
  const own = Object.keys(columns)
  const all = [...own, ...holder]
  const fresh = [...own.map((c) => `r.${c}`), ...holder.map((c) => `h.${c}`)]
  return `
    ${table}_fresh as (select * from jsonb_to_recordset(${parameter}::jsonb) as r(${record({ id: 'text', ...columns })})),
    ${table}_gone as (
      delete from ${table} t using held h where t.region = $1 and t.case_id = h.case_id
        and not exists (select from ${table}_fresh r where r.case_id = t.case_id and r.id = t.id)
      returning 1
    ),
    ${table}_put as (
      insert into ${table} (region, case_id, id, ${all.join(', ')})
      select h.region, r.case_id, r.id, ${fresh.join(', ')}
      from ${table}_fresh r join held h on h.case_id = r.case_id
        left join ${table} t on t.region = $1 and t.case_id = r.case_id and t.id = r.id
      where t.id is null or (${all.map((c) => `t.${c}`).join(', ')}) is distinct from (${fresh.join(', ')})
      on conflict (region, case_id, id) do update
        set (${all.join(', ')}) = (${all.map((c) => `excluded.${c}`).join(', ')})
      returning 1
    )`
}

function writeSql(condition: string): string {
  return `
    with before as materialized (select * from case_state where region = $1 and case_id = any($2)),
    held as (
      update case_state s set (${names.join(', ')}, updated_at) = (${names.map((n) => `r.${n}`).join(', ')}, now())
      from jsonb_to_recordset($3::jsonb) as r(${record(computedColumns)})
      where s.region = $1 and s.case_id = r.case_id ${condition}
      returning s.region, s.case_id, ${holder.map((c) => `s.${c}`).join(', ')}
    ),
    ${difference('duty', dutyColumns, '$4')},
    ${difference('finding', findingColumns, '$5')}
    select b.*, h.case_id is not null as written,
      (select count(*) from duty_gone) + (select count(*) from duty_put) as duties_changed,
      (select count(*) from finding_gone) + (select count(*) from finding_put) as findings_changed
    from before b left join held h on h.case_id = b.case_id`
}

const sql = { newer: writeSql('and s.seq <= r.seq'), always: writeSql('') }

export type Written = {
  /** The rows as they were before, of the cases that were written. */
  readonly before: ReadonlyMap<string, CaseStateRow>
  readonly duties: number
  readonly findings: number
}

/**
 * State, duties and findings of cases of one region in one statement. `newer` leaves a case alone that has a newer entry
 * by now; `always` overwrites whatever is stored, for a caller that holds the rows.
 */
export async function writeCases(
  tx: PoolClient,
  region: string,
  cases: readonly CaseRows[],
  when: 'newer' | 'always',
): Promise<Written> {
  type Row = CaseStateRow & { written: boolean; duties_changed: number; findings_changed: number }
  const json = (rows: readonly unknown[]) => JSON.stringify(rows)
  const { rows } = await tx.query<Row>({
    name: `cases-write-${when}`,
    text: sql[when],
    values: [
      region,
      cases.map((c) => c.state.case_id),
      json(cases.map((c) => c.state)),
      json(cases.flatMap((c) => c.duties)),
      json(cases.flatMap((c) => c.findings)),
    ],
  })
  return {
    before: new Map(rows.filter((r) => r.written).map((r) => [r.case_id, r])),
    duties: rows[0]?.duties_changed ?? 0,
    findings: rows[0]?.findings_changed ?? 0,
  }
}
