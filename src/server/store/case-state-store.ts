import type { PoolClient, QueryConfig } from 'pg'
import type { CaseRows } from './case-rows.ts'

/** A row of `case_state`; dates are `YYYY-MM-DD`. */
export type CaseStateRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly township: string | null
  readonly station_id: string | null
  readonly worker_id: string | null
  readonly measure: string | null
  readonly stage: string
  readonly next_change_on: string | null
  readonly as_of: string
  readonly seq: number
} & Readonly<Record<string, unknown>>

/** Columns that replay decides, with their types; who holds the case is decided elsewhere and never written here. */
export const computedColumns = {
  province: 'text',
  city: 'text',
  county: 'text',
  township: 'text',
  measure: 'text',
  stage: 'text',
  custody: 'text',
  contact: 'text',
  handover: 'text',
  report_in_due: 'date',
  reported_on: 'date',
  report_in_status: 'text',
  term_starts: 'date',
  term_ends: 'date',
  agreement_signed: 'date',
  agreement_current: 'boolean',
  tier_current: 'text',
  tier_proposed: 'text',
  clean_since: 'date',
  three_years_clean_on: 'date',
  next_change_on: 'date',
  next_due_on: 'date',
  overdue_count: 'int',
  open_duty_count: 'int',
  finding_kinds: 'text[]',
  as_of: 'date',
  seq: 'int',
} as const

const names = Object.keys(computedColumns)

type Rows = ReadonlyMap<string, CaseStateRow>

/** The stored rows; nobody else writes these cases until the end of the transaction. */
export function holdCaseStates(tx: PoolClient, region: string, caseIds: readonly string[]): Promise<Rows> {
  const text =
    'select * from case_state where region = $1 and case_id = any($2) order by case_id for no key update'
  return readRows(tx, { name: 'case-states-hold', text, values: [region, caseIds] })
}

async function readRows(tx: PoolClient, query: QueryConfig): Promise<Rows> {
  const { rows } = await tx.query<CaseStateRow>(query)
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** Does the stored row say the same as the computed one? The day it was computed on does not count. */
export function sameState(stored: CaseStateRow | undefined, computed: CaseRows['state']): boolean {
  if (!stored) return false
  return names.every(
    (name) =>
      name === 'as_of' || JSON.stringify(stored[name] ?? null) === JSON.stringify(computed[name] ?? null),
  )
}

/** Makes the rows that are missing for these files, empty: the caller computes them next. */
export async function restoreCaseStates(
  tx: PoolClient,
  region: string,
  caseIds: readonly string[],
  today: string,
): Promise<void> {
  await tx.query({
    name: 'case-states-restore',
    text: `insert into case_state (region, case_id, person_id, file_no, province, city, county, township, station_id,
        worker_id, measure, stage, custody, contact, handover, report_in_status, agreement_current, as_of, seq)
      select f.region, f.id, f.person_id, f.file_no, f.province, f.city, f.county, f.township, f.station_id, f.worker_id,
        f.measure, 'ordered', 'free', 'inTouch', 'none', 'notServed', false, $3::date, 0
      from case_file f where f.region = $1 and f.id = any($2)
      on conflict (region, case_id) do nothing`,
    values: [region, caseIds, today],
  })
}
