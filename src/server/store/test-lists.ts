import type { PoolClient } from 'pg'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, conditions } from './reader-scope.ts'

/** What every line of the lists says of its case; the name is still sealed. */
export type CaseLine = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly station_name: string | null
  readonly worker_name: string | null
}

/** Columns of `CaseLine`, of a row `s` of case_state and a row `p` of person. */
export const caseColumns = `s.region, s.case_id, s.person_id, s.file_no, p.name_sealed,
  (select o.name from organisation o where o.id = s.station_id) as station_name,
  (select a.name from account a where a.id = s.worker_id) as worker_name`
const person = 'join person p on p.region = s.region and p.id = s.person_id'

export type NoticeRow = CaseLine & {
  readonly sex: 'male' | 'female' | 'unknown'
  readonly id: string
  readonly on_day: string
  readonly due_on: string
  readonly place: string | null
  readonly time_of_day: string | null
  readonly served: string | null
  readonly state: string
}

const steps = 'test_step t join case_state s on s.region = t.region and s.case_id = t.case_id'

/** Who was notified for a day, the earliest hour first. */
export async function listNotices(tx: PoolClient, user: SessionUser, on: PlainDate): Promise<NoticeRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`t.kind = 'notice' and t.due_on = ?::date`, on)
  const { rows } = await tx.query<NoticeRow>(
    `select ${caseColumns}, p.sex, t.id, t.on_day, t.due_on, t.place, t.time_of_day, t.served, t.state
     from ${steps} ${person} where ${c.where()} order by t.time_of_day nulls last, t.case_id, t.id limit 300`,
    [...c.values],
  )
  return rows
}

/** How many are notified for each day from a week before to three weeks after. */
export async function countNotices(
  tx: PoolClient,
  user: SessionUser,
  on: PlainDate,
): Promise<{ on: string; all: number; open: number }[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`t.kind = 'notice' and t.due_on between ?::date and ?::date`, addDays(on, -7), addDays(on, 21))
  const { rows } = await tx.query<{ on: string; all: number; open: number }>(
    `select t.due_on as on, count(*)::int as all, count(*) filter (where t.state = 'open')::int as open
     from ${steps} where ${c.where()} group by t.due_on order by t.due_on`,
    [...c.values],
  )
  return rows
}

export type DueRow = CaseLine & {
  readonly id: string
  readonly window_from: string
  readonly due_on: string
  readonly notified_for: string | null
}

type Page = { readonly after: readonly string[] | undefined; readonly limit: number }

/** Open test windows, the one that closes first at the head, with the notice that still waits. */
export async function listDue(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: Page & { readonly unnotified: boolean },
): Promise<DueRow[]> {
  const c = conditions()
  addReaderScope(c, user, 'd')
  const day = c.value(today)
  c.add(`d.status = 'open' and d.kind = 'test'`)
  if (find.unnotified) c.add('n.due_on is null')
  if (find.after) c.add('(d.due_on, d.case_id, d.id) > (?::date, ?, ?)', ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<DueRow>(
    `select ${caseColumns}, d.id, d.window_from, d.due_on, n.due_on as notified_for
     from duty d join case_state s on s.region = d.region and s.case_id = d.case_id ${person}
       left join lateral (select t.due_on from test_step t where t.region = d.region and t.case_id = d.case_id
         and t.kind = 'notice' and t.state = 'open' and t.due_on >= ${day}::date order by t.due_on limit 1) n on true
     where ${c.where()} order by d.due_on, d.case_id, d.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

export type ChainRow = CaseLine & {
  readonly id: string
  readonly on_day: string
  readonly due_on: string | null
  readonly state: string
  readonly sample: string | null
  readonly level: string | null
}

/** Results that may still be objected to today, or chains that wait for somebody. */
export async function listChains(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: Page & { readonly tab: 'window' | 'further' },
): Promise<ChainRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`t.kind = 'chain'`)
  if (find.tab === 'window') c.add(`t.state = 'told' and t.due_on >= ?::date`, today)
  else c.add(`t.state in ('objected', 'atLab', 'toDecide')`)
  const due = `coalesce(t.due_on, t.on_day)`
  if (find.after) c.add(`(${due}, t.case_id, t.id) > (?::date, ?, ?)`, ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<ChainRow>(
    `select ${caseColumns}, t.id, t.on_day, t.due_on, t.state, t.sample, t.level
     from ${steps} ${person} where ${c.where()} order by ${due}, t.case_id, t.id limit ${limit}`,
    [...c.values],
  )
  return rows
}
