import type { PoolClient } from 'pg'
import { dayEdges } from '#core/day/day-list.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { namedQuery } from './named-query.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

export type DayFilter = {
  readonly list?: string | undefined
  readonly bucket?: string | undefined
  readonly kind?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export type DutyRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly stage: string
  readonly tier_current: string | null
  readonly id: string
  readonly kind: string
  readonly owed_by: string
  readonly window_from: string
  readonly due_on: string
  readonly clause: string
  readonly list: string
  readonly bucket: string
}

export type DayCount = { readonly list: string; readonly bucket: string; readonly n: number }

export type AlertRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly kind: string
  readonly on_day: string
  readonly clause: string
}

/** The same cut as `dayListOf` and `dayBucketOf` in core, in SQL, so that counts need no rows. */
function cut(c: Conditions, today: PlainDate): { list: string; bucket: string } {
  const { weekEnds, monthEnds } = dayEdges(today)
  const t = `${c.value(today)}::date`
  return {
    list: `case when d.due_on = ${t} then 'appointments' when d.owed_by = 'person' then 'toRecord' else 'followUps' end`,
    bucket: `case when d.due_on < ${t} then 'overdue' when d.due_on <= ${c.value(weekEnds)}::date then 'thisWeek'
      when d.due_on <= ${c.value(monthEnds)}::date then 'thisMonth' else 'later' end`,
  }
}

/** How many open duties stand in each list and bucket of the reader's scope. */
export async function countDay(tx: PoolClient, user: SessionUser, today: PlainDate): Promise<DayCount[]> {
  const c = conditions()
  const { list, bucket } = cut(c, today)
  addReaderScope(c, user, 'd')
  const { rows } = await tx.query<DayCount>(
    namedQuery(
      'day-count',
      `select list, bucket, count(*)::int as n from (
       select ${list} as list, ${bucket} as bucket from duty d where d.status = 'open' and ${c.where()}) cut
     group by list, bucket`,
      c.values,
    ),
  )
  return rows
}

/** Open duties, soonest first, one page by keyset. */
export async function listDay(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  filter: DayFilter,
): Promise<{ rows: DutyRow[]; next: string | null }> {
  const c = conditions()
  const { list, bucket } = cut(c, today)
  addReaderScope(c, user, 'd')
  if (filter.list) c.add(`${list} = ?`, filter.list)
  if (filter.bucket) c.add(`${bucket} = ?`, filter.bucket)
  if (filter.kind) c.add('d.kind = ?', filter.kind)
  if (filter.after) {
    const [due = '', caseId = '', id = ''] = filter.after.split('~')
    c.add('(d.due_on, d.case_id, d.id) > (?::date, ?, ?)', due, caseId, id)
  }
  const limit = c.value(filter.limit + 1)
  const { rows } = await tx.query<DutyRow>(
    namedQuery(
      'day-list',
      `with page as materialized (
       select d.region, d.case_id, d.id, d.kind, d.owed_by, d.window_from, d.due_on, d.clause,
         ${list} as list, ${bucket} as bucket
       from duty d where d.status = 'open' and ${c.where()}
       order by d.due_on, d.case_id, d.id limit ${limit}::int)
     select d.region, d.case_id, s.person_id, s.file_no, p.name_sealed, s.measure, s.stage, s.tier_current, d.id,
       d.kind, d.owed_by, d.window_from::text, d.due_on::text, d.clause, d.list, d.bucket
     from page d join case_state s on s.region = d.region and s.case_id = d.case_id
       join person p on p.region = s.region and p.id = s.person_id
     order by d.due_on, d.case_id, d.id`,
      c.values,
    ),
  )
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined
  return {
    rows: rows.slice(0, filter.limit),
    next: last ? [last.due_on, last.case_id, last.id].join('~') : null,
  }
}

/** Findings that ask for someone's eye: what is good news or already a duty of its own stays out. */
const quietFindings = ['abstinentThreeYears', 'testMissed', 'officeDutyMissed', 'workGroupIncomplete']

/** Something that happened once is news for this long; what still goes on stays until it ends. */
const newsDays = 60
const happenings = ['relapse', 'testPositive']

/** A measure that is over alerts nobody, except about the papers of its end. */
const over = ['terminated', 'convertedToIsolation', 'discharged']

export async function listAlerts(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<{ rows: AlertRow[]; count: number }> {
  const c = conditions()
  addReaderScope(c, user, 'f')
  c.add('f.kind <> all(?::text[])', quietFindings)
  c.add('f.kind <> all(?::text[]) or f.on_day >= ?::date', happenings, addDays(today, -newsDays))
  c.add(`s.stage <> all(?::text[]) or f.kind = 'termFullNoticeOutstanding'`, over)
  const { rows } = await tx.query<AlertRow & { count: number }>(
    namedQuery(
      'day-alerts',
      `with newest as materialized (
       select f.*, count(*) over ()::int as count
       from finding f join case_state s on s.region = f.region and s.case_id = f.case_id
       where ${c.where()}
       order by f.on_day desc, f.case_id, f.id limit 20)
     select f.region, f.case_id, s.person_id, s.file_no, p.name_sealed, f.kind, f.on_day::text, f.clause, f.count
     from newest f join case_state s on s.region = f.region and s.case_id = f.case_id
       join person p on p.region = s.region and p.id = s.person_id
     order by f.on_day desc, f.case_id, f.id`,
      c.values,
    ),
  )
  return { rows, count: rows[0]?.count ?? 0 }
}
