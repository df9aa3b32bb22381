import type { PoolClient } from 'pg'

type Row = Readonly<Record<string, unknown>>

/** A table of rows that are computed from single cases. */
export type CaseTable = {
  readonly table: string
  /** Columns that tell the rows of one case apart; none where a case has one row at most. */
  readonly key: readonly string[]
  /** Every column but `region` and `case_id`, with its type. */
  readonly columns: Readonly<Record<string, string>>
  /** SQL over `r`: rows that may stand at all. */
  readonly only?: string
}

/** Type of the four level columns. */
export const levelColumns = { province: 'text', city: 'text', county: 'text', township: 'text' } as const

/**
 * Makes the rows of these cases of one region equal to `rows` (each with its `case_id`) in one statement: what is gone is
 * deleted, what differs is written, what is equal is not touched. Answers how many rows were not as they should be.
 */
export function caseTableWriter(
  spec: CaseTable,
): (tx: PoolClient, region: string, caseIds: readonly string[], rows: readonly Row[]) => Promise<number> {
  const text = writeSql(spec)
  return async (tx, region, caseIds, rows) => {
    if (caseIds.length === 0) return 0
    const written = await tx.query<{ n: number }>({
      name: `case-table-${spec.table}`,
      text,
      values: [region, caseIds, JSON.stringify(rows)],
    })
    return written.rows[0]?.n ?? 0
  }
}

function writeSql({ table, key, columns, only }: CaseTable): string {
  const names = Object.keys(columns)
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  const rest = names.filter((name) => !key.includes(name))
  const same = ['case_id', ...key].map((k) => `r.${k} = t.${k}`).join(' and ')
  const of = (alias: string) => rest.map((name) => `${alias}.${name}`).join(', ')
  return `with
    fresh as (select * from jsonb_to_recordset($3::jsonb) as r(case_id text, ${types.join(', ')})
      where r.case_id = any($2)${only ? ` and ${only}` : ''}),
    gone as (delete from ${table} t where t.region = $1 and t.case_id = any($2)
      and not exists (select from fresh r where ${same}) returning 1),
    put as (insert into ${table} as t (region, case_id, ${names.join(', ')})
      select $1, case_id, ${names.join(', ')} from fresh
      on conflict (${['region', 'case_id', ...key].join(', ')}) do update
        set (${rest.join(', ')}) = row(${of('excluded')})
        where (${of('t')}) is distinct from (${of('excluded')})
      returning 1)
    select ((select count(*) from gone) + (select count(*) from put))::int as n`
}
