import type { PoolClient } from 'pg'
import type { CaseRowsRule } from '#core/ledger/layout.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addAreaScope, addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** What a line says of its case; name, number and phone are still sealed. */
export type LedgerCase = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly id_number_sealed: Buffer | null
  readonly phone_sealed: Buffer | null
  readonly sex: string
  readonly birth_year: number | null
  readonly measure: string | null
  readonly stage: string
  readonly contact: string
  readonly custody: string
  readonly report_in_due: string | null
  readonly reported_on: string | null
  readonly report_in_status: string
  readonly term_starts: string | null
  readonly term_ends: string | null
  readonly agreement_signed: string | null
  readonly tier_current: string | null
  readonly next_due_on: string | null
  readonly overdue_count: number
  readonly clean_since: string | null
  readonly three_years_clean_on: string | null
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
}

export type LedgerScope = {
  readonly user: SessionUser
  readonly area: string
  readonly measure?: string | undefined
}

const columns = `s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, p.id_number_sealed, p.phone_sealed, p.sex,
  p.birth_year, s.measure, s.stage, s.contact, s.custody, s.report_in_due::text, s.reported_on::text, s.report_in_status,
  s.term_starts::text, s.term_ends::text, s.agreement_signed::text, s.tier_current, s.next_due_on::text, s.overdue_count,
  s.clean_since::text, s.three_years_clean_on::text, a.name as township_name, o.name as station_name, w.name as worker_name`
const joins = `join person p on p.region = s.region and p.id = s.person_id left join area a on a.code = s.township
  left join organisation o on o.id = s.station_id left join account w on w.id = s.worker_id`

function scoped({ user, area, measure }: LedgerScope): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  addAreaScope(c, area, 's')
  if (measure) c.add('s.measure = ?', measure)
  return c
}

function addRule(c: Conditions, rule: CaseRowsRule): void {
  if (rule.stages) c.add('s.stage = any(?)', rule.stages)
  if (rule.measure) c.add('s.measure = ?', rule.measure)
  if (rule.contact) c.add('s.contact = ?', rule.contact)
  if (rule.finding) c.add('? = any(s.finding_kinds)', rule.finding)
  if (rule.overdue) c.add('s.overdue_count > 0')
}

/** How many cases a roster has, counted to `most + 1`. */
export async function countLedgerCases(
  tx: PoolClient,
  scope: LedgerScope,
  rule: CaseRowsRule,
  most: number,
): Promise<number> {
  const c = scoped(scope)
  addRule(c, rule)
  const { rows } = await tx.query<{ n: number }>(
    `select count(*)::int as n from (select from case_state s where ${c.where()} limit ${most + 1}) f`,
    [...c.values],
  )
  return rows[0]?.n ?? 0
}

/** Cases of a roster in the order of file numbers, after one of them. */
export async function listLedgerCases(
  tx: PoolClient,
  scope: LedgerScope,
  rule: CaseRowsRule,
  page: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<LedgerCase[]> {
  const c = scoped(scope)
  addRule(c, rule)
  if (page.after) c.add('(s.file_no, s.case_id) > (?, ?)', ...page.after)
  const { rows } = await tx.query<LedgerCase>(
    `with cut as materialized (select s.* from case_state s where ${c.where()}
       order by s.file_no, s.case_id limit ${page.limit})
     select ${columns} from cut s ${joins} order by s.file_no, s.case_id`,
    [...c.values],
  )
  return rows
}

/** The same line for cases that are known already (the people behind a figure), within the reader's scope. */
export async function readLedgerCases(
  tx: PoolClient,
  scope: LedgerScope,
  ids: readonly string[],
): Promise<LedgerCase[]> {
  const c = scoped(scope)
  c.add('s.case_id = any(?)', ids)
  const { rows } = await tx.query<LedgerCase>(
    `select ${columns} from case_state s ${joins} where ${c.where()} order by s.file_no, s.case_id`,
    [...c.values],
  )
  return rows
}

/** An entry as it is kept for ledgers, with its case; what it says is still sealed. */
export type LedgerEntry = LedgerCase & {
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly recorded_at: string
  readonly by_user: string | null
  readonly by_name: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly secret: Buffer | null
}

export type EntryFind = { readonly types: readonly string[]; readonly from: string; readonly to: string }

const lined = 'case_state s join ledger_line l on l.region = s.region and l.case_id = s.case_id'

function entriesOf(scope: LedgerScope, find: EntryFind): Conditions {
  const c = scoped(scope)
  c.add('l.type = any(?) and l.on_day between ?::date and ?::date', find.types, find.from, find.to)
  return c
}

export async function countLedgerEntries(
  tx: PoolClient,
  scope: LedgerScope,
  find: EntryFind,
  most: number,
): Promise<number> {
  const c = entriesOf(scope, find)
  const { rows } = await tx.query<{ n: number }>(
    `select count(*)::int as n from (select from ${lined} where ${c.where()} limit ${most + 1}) f`,
    [...c.values],
  )
  return rows[0]?.n ?? 0
}

/** Entries of a period by day, after one of them. */
export async function listLedgerEntries(
  tx: PoolClient,
  scope: LedgerScope,
  find: EntryFind,
  page: { readonly after: readonly [string, string, string, string] | undefined; readonly limit: number },
): Promise<LedgerEntry[]> {
  const c = entriesOf(scope, find)
  if (page.after) c.add('(l.on_day, l.case_id, l.type, l.id) > (?::date, ?, ?, ?)', ...page.after)
  const { rows } = await tx.query<LedgerEntry>(
    `with cut as materialized (
       select l.*, l.on_day::text as day from ${lined} where ${c.where()}
       order by l.on_day, l.case_id, l.type, l.id limit ${page.limit})
     select ${columns}, l.id, l.type, l.day as on_day, l.recorded_at, l.by_user, b.name as by_name, l.data, l.secret
     from cut l join case_state s on s.region = l.region and s.case_id = l.case_id ${joins}
       left join account b on b.id = l.by_user
     order by l.on_day, l.case_id, l.type, l.id`,
    [...c.values],
  )
  return rows
}

export type LaterEntry = Pick<
  LedgerEntry,
  'region' | 'case_id' | 'id' | 'type' | 'on_day' | 'data' | 'secret' | 'by_user' | 'recorded_at'
>

/** Later entries of these kinds that name one of these, oldest first; references stand in the clear. */
export async function listLaterEntries(
  tx: PoolClient,
  types: readonly string[],
  named: readonly { readonly region: string; readonly caseId: string }[],
): Promise<LaterEntry[]> {
  const { rows } = await tx.query<LaterEntry>({
    name: 'ledger-later',
    text: `select l.region, l.case_id, l.id, l.type, l.on_day::text, l.data, l.secret, l.by_user, l.recorded_at
      from unnest($2::text[], $3::text[]) as f(region, case_id)
        join ledger_line l on l.region = f.region and l.case_id = f.case_id
      where l.type = any($1) order by l.on_day, l.id`,
    values: [types, named.map((n) => n.region), named.map((n) => n.caseId)],
  })
  return rows
}
