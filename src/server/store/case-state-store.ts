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
const record = [
  'case_id text',
  ...Object.entries(computedColumns).map(([name, type]) => `${name} ${type}`),
].join(', ')

type Rows = ReadonlyMap<string, CaseStateRow>

const loadSql = 'select * from case_state where region = $1 and case_id = any($2)'

export function loadCaseStates(tx: PoolClient, region: string, caseIds: readonly string[]): Promise<Rows> {
  return readRows(tx, { name: 'case-states-load', text: loadSql, values: [region, caseIds] })
}

/** As `loadCaseStates`, and nobody else writes these cases until the end of the transaction. */
export function holdCaseStates(tx: PoolClient, region: string, caseIds: readonly string[]): Promise<Rows> {
  const text = `${loadSql} order by case_id for no key update`
  return readRows(tx, { name: 'case-states-hold', text, values: [region, caseIds] })
}

async function readRows(tx: PoolClient, query: QueryConfig): Promise<Rows> {
  const { rows } = await tx.query<CaseStateRow>(query)
  return new Map(rows.map((row) => [row.case_id, row]))
}

const updateSql = `
  update case_state s set (${names.join(', ')}, updated_at) = (${names.map((n) => `r.${n}`).join(', ')}, now())
  from jsonb_to_recordset($2::jsonb) as r(${record})
  where s.region = $1 and s.case_id = r.case_id`

/** Answers the cases written; one that has a newer entry by now is left to whoever wrote that. */
export async function updateCaseStates(
  tx: PoolClient,
  region: string,
  rows: readonly CaseRows['state'][],
): Promise<ReadonlySet<string>> {
  const result = await tx.query<{ case_id: string }>({
    name: 'case-states-update',
    text: `${updateSql} and s.seq <= r.seq returning s.case_id`,
    values: [region, JSON.stringify(rows)],
  })
  return new Set(result.rows.map((r) => r.case_id))
}

/** Overwrites whatever is stored, a wrong number included; the caller holds the rows. */
export async function correctCaseStates(
  tx: PoolClient,
  region: string,
  rows: readonly CaseRows['state'][],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query({ name: 'case-states-correct', text: updateSql, values: [region, JSON.stringify(rows)] })
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
