import type { PoolClient } from 'pg'
import type { ReportState } from '#core/police/police-reports.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** One report to the police; the name is still sealed. */
export type PoliceReportRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly id: string
  readonly ground: string
  readonly on_day: string
  readonly report_no: string | null
  readonly received_on: string | null
  readonly receipt_no: string | null
  readonly receipt_due: string | null
  readonly decided_on: string | null
  readonly decision: string | null
  readonly state: ReportState
  readonly township_name: string | null
  readonly station_name: string | null
  /** Its place in the order of the list. */
  readonly place: readonly string[]
}

const state = `case when r.decided_on is not null then 'decided' when r.received_on is not null then 'received'
  else 'sent' end`
/** What waits comes first, the oldest before the newer; decided ones follow, the newest first. */
const rank = 'case when r.decided_on is null then 0 else 1 end'
const days = `case when r.decided_on is null then r.on_day - date '1900-01-01' else date '2900-01-01' - r.on_day end`
const order = `${rank}, ${days}, r.id`
const place = `array[(${rank})::text, (${days})::text, r.id]`
const listed = 'police_report r join case_state s on s.region = r.region and s.case_id = r.case_id'

export type PoliceReportFind = {
  readonly state: ReportState | undefined
  readonly ground: string | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

function scoped(user: SessionUser): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  return c
}

/** Reports in the reader's scope. */
export async function listPoliceReports(
  tx: PoolClient,
  user: SessionUser,
  find: PoliceReportFind,
): Promise<PoliceReportRow[]> {
  const c = scoped(user)
  if (find.state) c.add(`${state} = ?`, find.state)
  if (find.ground) c.add('r.ground = ?', find.ground)
  if (find.after) {
    c.add(`(${order}) > (?::int, ?::int, ?)`, ...find.after)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<PoliceReportRow>(
    `select r.region, r.case_id, s.person_id, s.file_no, p.name_sealed, s.measure, r.id, r.ground, r.on_day::text,
       r.report_no, r.received_on::text, r.receipt_no, r.receipt_due::text, r.decided_on::text, r.decision,
       ${state} as state, (select a.name from area a where a.code = s.township) as township_name,
       (select o.name from organisation o where o.id = s.station_id) as station_name, ${place} as place
     from ${listed} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by ${order} limit ${limit}`,
    [...c.values],
  )
  return rows
}

export type ReportCounts = {
  readonly sent: number
  readonly received: number
  readonly decided: number
  /** Without a receipt past the day that the pack gives it. */
  readonly late: number
}

export async function countPoliceReports(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<ReportCounts> {
  const c = scoped(user)
  const day = c.value(today)
  const { rows } = await tx.query<ReportCounts>(
    `select count(*) filter (where ${state} = 'sent')::int as sent,
       count(*) filter (where ${state} = 'received')::int as received,
       count(*) filter (where ${state} = 'decided')::int as decided,
       count(*) filter (where r.receipt_due < ${day}::date)::int as late
     from ${listed} where ${c.where()}`,
    [...c.values],
  )
  return rows[0] ?? { sent: 0, received: 0, decided: 0, late: 0 }
}
