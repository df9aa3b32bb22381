import type { PoolClient } from 'pg'
import { tierTabs } from '#contract/tier-contract.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

export type TierTab = (typeof tierTabs)[number]

/** A line of the list; the name is still sealed. */
export type TierRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  readonly tier: string | null
  readonly set_on: PlainDate | null
  readonly review_on: PlainDate | null
  readonly override: boolean
  readonly proposed: string | null
  readonly proposal: 'same' | 'first' | 'up' | 'down' | 'none'
  readonly asked_on: PlainDate | null
  readonly contested_on: PlainDate | null
  readonly contest_due: PlainDate | null
  readonly untold: boolean
  readonly township: string | null
  readonly sort_day: string
}

const whereOf: Readonly<Record<TierTab, string>> = {
  differs: `t.proposal in ('first', 'up', 'down')`,
  due: 't.review_on <= ?::date',
  contested: 't.contested_on is not null',
  override: 't.override',
  untold: 't.untold',
  all: 'true',
}
const dayOf: Readonly<Record<TierTab, string>> = {
  differs: 't.asked_on',
  due: 't.review_on',
  contested: 'coalesce(t.contest_due, t.contested_on)',
  override: 't.set_on',
  untold: 't.set_on',
  all: 't.set_on',
}

const from = `tier_standing t join case_state s on s.region = t.region and s.case_id = t.case_id`

export type TierFind = {
  readonly tab: TierTab
  readonly tier: string | undefined
  readonly proposal: 'first' | 'up' | 'down' | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

function scoped(user: SessionUser): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  return c
}

export async function listTiers(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: TierFind,
): Promise<TierRow[]> {
  const c = scoped(user)
  c.add(whereOf[find.tab], ...(find.tab === 'due' ? [today] : []))
  if (find.tier === 'none') c.add('t.tier is null')
  else if (find.tier) c.add('t.tier = ?', find.tier)
  if (find.proposal) c.add('t.proposal = ?', find.proposal)
  const day = `coalesce(${dayOf[find.tab]}, 'infinity'::date)`
  if (find.after) c.add(`(${day}, s.case_id) > (?::date, ?)`, ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<TierRow>(
    `select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, s.measure, s.township,
       (select o.name from organisation o where o.id = s.station_id) as station_name,
       (select a.name from staff a where a.account_id = s.worker_id) as worker_name,
       t.tier, t.set_on, t.review_on, t.override, t.proposed, t.proposal, t.asked_on, t.contested_on, t.contest_due,
       t.untold, ${day}::text as sort_day
     from ${from} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by ${day}, s.case_id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** How many are in each part, and how many moves wait in each direction, of this reader's whole caseload. */
export async function countTiers(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<Readonly<Record<TierTab | 'up' | 'down' | 'first', number>>> {
  const c = scoped(user)
  const day = c.value(today)
  const sums = tierTabs.map(
    (tab) => `count(*) filter (where ${whereOf[tab].replace('?', day)})::int as "${tab}"`,
  )
  const moves = (['up', 'down', 'first'] as const).map(
    (move) => `count(*) filter (where t.proposal = '${move}')::int as "${move}"`,
  )
  const { rows } = await tx.query(
    `select ${[...sums, ...moves].join(', ')} from ${from} where ${c.where()}`,
    [...c.values],
  )
  return rows[0]
}

/** People by tier on these days, of running measures: what was in force then by what stands today. */
export async function tiersOverTime(
  tx: PoolClient,
  user: SessionUser,
  days: readonly PlainDate[],
): Promise<readonly { readonly day: PlainDate; readonly tier: string; readonly n: number }[]> {
  const c = scoped(user)
  const asked = c.value(days)
  const { rows } = await tx.query<{ day: PlainDate; tier: string; n: number }>(
    `select d.day::text as day, t.tier, count(*)::int as n
     from unnest(${asked}::date[]) as d(day)
       join tier_span t on t.from_day <= d.day and (t.to_day is null or t.to_day > d.day)
       join case_state s on s.region = t.region and s.case_id = t.case_id
     where ${c.where()} group by d.day, t.tier order by d.day, t.tier`,
    [...c.values],
  )
  return rows
}
