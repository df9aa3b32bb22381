import type { PoolClient } from 'pg'
import type { AwayFind } from '#contract/leave-contract.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'
import { openStages } from './staff-store.ts'

/** One stretch of the calendar; the name is still sealed. */
export type AwayRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly tier_current: string | null
  readonly station_id: string | null
  readonly station_name: string | null
  readonly worker_id: string | null
  readonly worker_name: string | null
  readonly id: string
  readonly kind: 'leave' | 'absence'
  readonly status: 'asked' | 'granted' | 'refused' | 'withdrawn' | 'found'
  readonly from_day: string
  readonly to_day: string | null
  readonly asked_to: string | null
  readonly extended: boolean
  readonly back_asked: 'asked' | 'refused' | null
  readonly returned_on: string | null
  readonly tests: readonly string[]
}

/** A month of a place, or of a station; beyond so many a calendar shows nothing any more. */
const mostLines = 300

/** The last day somebody is away as far as is known: whoever is not back is away today. */
function lastDay(today: string): string {
  const notBack = `case when s.stage in ${openStages} then greatest(coalesce(a.to_day, ${today}::date), ${today}::date)
    else coalesce(a.to_day, a.from_day) end`
  return `coalesce(a.returned_on, case a.status when 'granted' then ${notBack}
    when 'found' then coalesce(a.to_day, ${notBack}) else a.to_day end)`
}

const joined = 'away a join case_state s on s.region = a.region and s.case_id = a.case_id'

function scoped(user: SessionUser): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`a.status in ('asked', 'granted', 'found')`)
  return c
}

/** Who is, was or asks to be away in a month, by name of station and day; one more than a page tells that there is more. */
export async function listAway(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: AwayFind,
): Promise<{ rows: AwayRow[]; more: boolean }> {
  const c = scoped(user)
  const day = c.value(today)
  const last = lastDay(day)
  const first = `${find.month}-01`
  if (find.now === 'true')
    c.add(`a.status <> 'asked' and a.from_day <= ${day}::date and ${last} >= ${day}::date
    and a.returned_on is null`)
  else c.add(`a.from_day <= ?::date and ${last} >= ?::date`, addDays(addMonths(first, 1), -1), first)
  if (find.station) c.add('s.station_id = ?', find.station)
  if (find.worker) c.add('s.worker_id = ?', find.worker)
  if (find.tier && user.role !== 'policeLiaison') c.add('s.tier_current = ?', find.tier)
  const { rows } = await tx.query<AwayRow>(
    `with cut as materialized (
       select a.*, s.person_id, s.file_no, s.tier_current, s.station_id, s.worker_id, ${last} as last_day
       from ${joined} where ${c.where()} order by a.from_day, a.case_id, a.id limit ${mostLines + 1})
     select c.region, c.case_id, c.person_id, c.file_no, p.name_sealed, c.tier_current, c.station_id,
       (select o.name from organisation o where o.id = c.station_id) as station_name, c.worker_id,
       (select w.name from account w where w.id = c.worker_id) as worker_name, c.id, c.kind, c.status, c.from_day, c.to_day,
       c.asked_to, c.extended, c.back_asked, c.returned_on,
       array(select d.due_on::text from duty d where d.region = c.region and d.case_id = c.case_id and d.kind = 'test'
         and d.status = 'open' and d.due_on >= c.from_day and d.due_on <= c.last_day order by d.due_on) as tests
     from cut c join person p on p.region = c.region and p.id = c.person_id
     order by c.from_day, c.case_id, c.id`,
    [...c.values],
  )
  return { rows: rows.slice(0, mostLines), more: rows.length > mostLines }
}

export type AwayCounts = {
  readonly now: number
  readonly asked: number
  readonly overdue: number
  readonly absent: number
}

/** How things stand today in the reader's scope, whatever month is looked at. */
export async function countAway(tx: PoolClient, user: SessionUser, today: PlainDate): Promise<AwayCounts> {
  const c = scoped(user)
  c.add(`s.stage in ${openStages}`)
  const day = c.value(today)
  const out = `a.from_day <= ${day}::date and a.returned_on is null`
  const { rows } = await tx.query<AwayCounts>(
    `select count(*) filter (where a.status = 'granted' and ${out} or a.status = 'found' and a.to_day is null)::int as now,
       count(*) filter (where a.status = 'asked' or a.asked_to is not null)::int as asked,
       count(*) filter (where a.status = 'granted' and a.returned_on is null and a.to_day < ${day}::date)::int as overdue,
       count(*) filter (where a.status = 'found' and a.to_day is null)::int as absent
     from ${joined} where ${c.where()}`,
    [...c.values],
  )
  return rows[0] ?? { now: 0, asked: 0, overdue: 0, absent: 0 }
}
