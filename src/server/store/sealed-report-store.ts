import type { PoolClient } from 'pg'
import type { ReportSpan } from '#core/report/case-share.ts'
import { rangeOf } from './rollup-range.ts'

/** A report as it stands in the list; times are ISO. */
export type ReportRow = {
  readonly region: string
  readonly id: string
  readonly area: string
  readonly span: ReportSpan
  readonly day: string
  readonly known_at: string
  readonly state: 'counting' | 'sealed' | 'failed' | 'interrupted'
  readonly done: number
  readonly total: number
  readonly sha256: string | null
  readonly note: string
  readonly by_name: string | null
  readonly org_name: string | null
  readonly area_name: string | null
}

const columns = `r.region, r.id, r.area, r.span, r.day, r.known_at, r.state, r.done, r.total,
  encode(r.sha256, 'hex') as sha256, r.note, a.name as by_name, o.name as org_name, t.name as area_name`
const joined = `sealed_report r left join account a on a.id = r.by_user left join organisation o on o.id = r.by_org
  left join area t on t.code = r.area`

/** City code for areas inside one; wider areas stand for themselves. */
export function reportRegion(area: string): string {
  return area.length > 4 ? area.slice(0, 4) : area
}

export async function listReports(
  tx: PoolClient,
  area: string,
  limit: number,
): Promise<readonly ReportRow[]> {
  const { rows } = await tx.query<ReportRow>({
    name: 'report-list',
    text: `select ${columns} from ${joined} where r.area = $1 order by r.day desc, r.known_at desc limit $2`,
    values: [area, limit],
  })
  return rows
}

export async function findReport(
  tx: PoolClient,
  id: string,
): Promise<(ReportRow & { body: string | null }) | undefined> {
  const { rows } = await tx.query<ReportRow & { body: string | null }>({
    name: 'report-find',
    text: `select ${columns}, r.body from ${joined} where r.id = $1`,
    values: [id],
  })
  return rows[0]
}

export type NewReport = {
  readonly id: string
  readonly area: string
  readonly span: ReportSpan
  readonly day: string
  readonly knownAt: string
  readonly note: string
  readonly user: string
  readonly role: string
  readonly org: string
}

export async function insertReport(tx: PoolClient, r: NewReport): Promise<void> {
  await tx.query(
    `insert into sealed_report (region, id, area, span, day, known_at, state, note, by_user, by_role, by_org, began_at, beat_at)
     values ($1, $2, $3, $4, $5, $6, 'counting', $7, $8, $9, $10, $6, clock_timestamp())`,
    [reportRegion(r.area), r.id, r.area, r.span, r.day, r.knownAt, r.note, r.user, r.role, r.org],
  )
}

export async function insertCheck(
  tx: PoolClient,
  c: { readonly id: string; readonly report: ReportRow; readonly knownAt: string; readonly user: string },
): Promise<void> {
  const { region, id, area } = c.report
  await tx.query(
    `insert into sealed_report_check (region, report_id, id, area, known_at, state, by_user, beat_at)
     values ($1, $2, $3, $4, $5, 'counting', $6, clock_timestamp())`,
    [region, id, c.id, area, c.knownAt, c.user],
  )
}

/** A case whose share changed since the sealing, with the entries that came after it. */
export type ChangedCase = {
  readonly region: string
  readonly caseId: string
  readonly township: string
  readonly metrics: readonly string[]
  readonly entries: readonly { readonly type: string; readonly on: string; readonly recordedAt: string }[]
}

export type CheckRow = {
  readonly id: string
  readonly known_at: string
  readonly state: 'counting' | 'done' | 'failed' | 'interrupted'
  readonly done: number
  readonly total: number
  readonly same: boolean | null
  readonly body: string | null
  readonly changes: readonly ChangedCase[] | null
}

export async function newestCheck(tx: PoolClient, report: ReportRow): Promise<CheckRow | undefined> {
  const { rows } = await tx.query<CheckRow>({
    name: 'report-check',
    text: `select id, known_at, state, done, total, same, body, changes from sealed_report_check
      where region = $1 and report_id = $2 order by known_at desc, id desc limit 1`,
    values: [report.region, report.id],
  })
  return rows[0]
}

/** File numbers of those of these cases that the reader's own scope shows. */
export async function visibleFileNumbers(
  tx: PoolClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ case_id: string; file_no: string }>({
    name: 'report-visible',
    text: 'select case_id, file_no from case_state where case_id = any($1)',
    values: [ids],
  })
  return new Map(rows.map((r) => [r.case_id, r.file_no]))
}

/** Every case of a home region that adds, or once added, to a figure of the area. Jobs only. */
export async function casesOfArea(tx: PoolClient, region: string, area: string): Promise<readonly string[]> {
  const [from, to] = rangeOf(area)
  const { rows } = await tx.query<{ case_id: string }>(
    `select case_id from case_standing where region = $1 and area >= $2 and area < $3
     union select case_id from case_month where region = $1 and area >= $2 and area < $3
     order by case_id`,
    [region, from, to],
  )
  return rows.map((r) => r.case_id)
}

/** The cases a sealed report was counted from. Jobs only. */
export async function casesOfReport(
  tx: PoolClient,
  report: Pick<ReportRow, 'region' | 'id'>,
): Promise<readonly { readonly region: string; readonly caseId: string }[]> {
  const { rows } = await tx.query<{ region: string; caseId: string }>(
    `select case_region as region, case_id as "caseId" from sealed_report_case
     where region = $1 and report_id = $2 order by case_region, case_id`,
    [report.region, report.id],
  )
  return rows
}

export async function keepCasesOfReport(
  tx: PoolClient,
  report: Pick<ReportRow, 'region' | 'id'>,
  caseRegion: string,
  ids: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into sealed_report_case (region, report_id, case_region, case_id) select $1, $2, $3, unnest($4::text[])`,
    [report.region, report.id, caseRegion, ids],
  )
}

export async function sealReport(
  tx: PoolClient,
  report: Pick<ReportRow, 'region' | 'id'>,
  sealed: { readonly body: string; readonly sha256: Buffer; readonly at: string },
): Promise<void> {
  await tx.query(
    `update sealed_report set state = 'sealed', body = $3, sha256 = $4, sealed_at = $5, done = total
     where region = $1 and id = $2 and state = 'counting'`,
    [report.region, report.id, sealed.body, sealed.sha256, sealed.at],
  )
}

export async function endCheck(
  tx: PoolClient,
  report: Pick<ReportRow, 'region' | 'id'>,
  check: string,
  found: { readonly same: boolean; readonly body: string; readonly changes: readonly ChangedCase[] },
): Promise<void> {
  await tx.query(
    `update sealed_report_check set state = 'done', same = $4, body = $5, changes = $6, done = total
     where region = $1 and report_id = $2 and id = $3`,
    [report.region, report.id, check, found.same, found.body, JSON.stringify(found.changes)],
  )
}

/** An interrupted or failed report counts again, with its own K. False where it does not stand so, or is of another office. */
export async function countAgain(tx: PoolClient, report: Pick<ReportRow, 'region' | 'id'>): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update sealed_report set state = 'counting', done = 0, total = 0, beat_at = clock_timestamp()
     where region = $1 and id = $2 and state in ('interrupted', 'failed')`,
    [report.region, report.id],
  )
  return rowCount === 1
}
