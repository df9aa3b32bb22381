import type { PoolClient } from 'pg'
import { bucketDays, type ReportInBucket, reportInBuckets } from '#core/report-in/report-in-track.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** One line of the board; the name is still sealed. */
export type ReportInRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly bucket: ReportInBucket
  readonly served_on: string | null
  readonly due_on: string | null
  readonly sort_on: string
  readonly why: string | null
  readonly reminders: number
  readonly reminded_on: string | null
  readonly asked: string | null
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  readonly report_id: string | null
  readonly report_on: string | null
  readonly received_on: string | null
  readonly receipt_no: string | null
  readonly receipt_due: string | null
  readonly decided_on: string | null
  readonly message_state: string | null
}

const listed = 'report_in_track t join case_state s on s.region = t.region and s.case_id = t.case_id'

/** The same cut as `bucketOf` in core, in SQL, so that counts need no rows. */
function bucketSql(c: Conditions, today: PlainDate): string {
  const day = (n: number) => `${c.value(addDays(today, n))}::date`
  return `case when t.asked is not null then 'reasonAsked' when t.served_on is null then 'notServed'
    when t.due_on is null then 'later' when t.due_on < ${day(0)} then 'overdue'
    when t.due_on <= ${day(bucketDays.soon)} then 'soon' when t.due_on <= ${day(bucketDays.week)} then 'week'
    else 'later' end`
}

export type ReportInFind = {
  readonly bucket: ReportInBucket | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

const sortOn = `coalesce(t.due_on, date '9999-12-31')`

/** Who has not reported in, in the reader's scope, the longest overdue first and those without a day last. */
export async function listReportIn(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: ReportInFind,
): Promise<ReportInRow[]> {
  const c = conditions()
  const bucket = bucketSql(c, today)
  addReaderScope(c, user, 's')
  if (find.bucket) c.add(`${bucket} = ?`, find.bucket)
  if (find.after) {
    const [day, caseId] = find.after
    c.add(`(${sortOn}, t.case_id) > (?::date, ?)`, day, caseId)
  }
  const limit = c.value(find.limit)
  // The page is cut before what it shows of reports and messages is looked up.
  const { rows } = await tx.query<ReportInRow>(
    `with page as materialized (
       select t.*, s.person_id, s.file_no, s.measure, s.township as held_by, s.station_id, s.worker_id,
         ${bucket} as bucket, ${sortOn} as sort_on
       from ${listed} where ${c.where()} order by ${sortOn}, t.case_id limit ${limit}::int)
     select t.region, t.case_id, t.person_id, t.file_no, p.name_sealed, t.measure, t.bucket, t.served_on::text,
       t.due_on::text, t.sort_on::text, t.why, t.reminders, t.reminded_on::text, t.asked,
       (select a.name from area a where a.code = t.held_by) as township_name,
       (select o.name from organisation o where o.id = t.station_id) as station_name,
       (select a.name from account a where a.id = t.worker_id) as worker_name,
       r.id as report_id, r.on_day::text as report_on, r.received_on::text, r.receipt_no, r.receipt_due::text,
       r.decided_on::text, m.state as message_state
     from page t join person p on p.region = t.region and p.id = t.person_id
       left join lateral (select r.* from police_report r where r.region = t.region and r.case_id = t.case_id
         and r.ground = 'refusal' order by r.on_day desc, r.id desc limit 1) r on true
       left join lateral (select m.state from message m where m.region = t.region
         and m.case_id = t.case_id order by m.id desc limit 1) m on true
     order by t.sort_on, t.case_id`,
    [...c.values],
  )
  return rows
}

/** How many stand in each bucket of the reader's scope, none left out. */
export async function countReportIn(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<{ bucket: ReportInBucket; n: number }[]> {
  const c = conditions()
  const bucket = bucketSql(c, today)
  addReaderScope(c, user, 's')
  const { rows } = await tx.query<{ bucket: ReportInBucket; n: number }>(
    `select bucket, count(*)::int as n from (select ${bucket} as bucket from ${listed} where ${c.where()}) cut
     group by bucket`,
    [...c.values],
  )
  return reportInBuckets.map((b) => rows.find((r) => r.bucket === b) ?? { bucket: b, n: 0 })
}
