import type { PoolClient } from 'pg'
import type { AreaProgress, Remaining } from '#core/screening/check-outcome.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import type { Levels } from './case-rows.ts'
import { addAreaScope, addReaderScope, type Conditions, conditions } from './reader-scope.ts'

export type ScreeningRow = {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly why: string
  readonly area: string
  readonly area_name: string | null
  readonly from_on: string
  readonly to_on: string
  readonly status: 'open' | 'closed'
  readonly by_org: string
  readonly by_name: string | null
  readonly closed_on: string | null
  readonly closed_name: string | null
  readonly remaining: Remaining | null
  readonly remaining_why: string | null
}

const shown = `s.region, s.id, s.name, s.why, s.area, s.from_on, s.to_on, s.status, s.by_org, s.closed_on, s.remaining,
  s.remaining_why, (select a.name from area a where a.code = s.area) as area_name,
  (select a.name from account a where a.id = s.by_user) as by_name,
  (select a.name from account a where a.id = s.closed_by) as closed_name`

export type NewScreening = Levels & {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly why: string
  readonly area: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly by: { readonly user: string; readonly org: string }
  readonly at: string
}

export async function insertScreening(tx: PoolClient, s: NewScreening): Promise<void> {
  await tx.query({
    name: 'screening-insert',
    text: `insert into screening (region, id, name, why, area, from_on, to_on, by_user, by_org, created_at, province, city,
        county, township) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      s.region,
      s.id,
      s.name,
      s.why,
      s.area,
      s.from,
      s.to,
      s.by.user,
      s.by.org,
      s.at,
      s.province,
      s.city,
      s.county,
      s.township,
    ],
  })
}

/** Screenings whose area holds the reader's or lies in it; running ones first. */
export async function listScreenings(tx: PoolClient): Promise<ScreeningRow[]> {
  const { rows } = await tx.query<ScreeningRow>({
    name: 'screening-list',
    text: `select ${shown} from screening s order by s.status desc, s.id desc limit 100`,
  })
  return rows
}

export async function findScreening(
  tx: PoolClient,
  id: string,
  hold = false,
): Promise<ScreeningRow | undefined> {
  const { rows } = await tx.query<ScreeningRow>({
    name: hold ? 'screening-hold' : 'screening-find',
    text: `select ${shown} from screening s where s.id = $1${hold ? ' for update of s' : ''}`,
    values: [id],
  })
  return rows[0]
}

export async function closeScreeningRow(
  tx: PoolClient,
  key: { readonly region: string; readonly id: string },
  end: {
    readonly on: PlainDate
    readonly by: string
    readonly remaining: Remaining
    readonly why: string | null
  },
): Promise<void> {
  await tx.query({
    name: 'screening-close',
    text: `update screening set status = 'closed', closed_on = $3, closed_by = $4, remaining = $5, remaining_why = $6
      where region = $1 and id = $2`,
    values: [key.region, key.id, end.on, end.by, JSON.stringify(end.remaining), end.why],
  })
}

export type ProgressRow = AreaProgress & { readonly name: string | null }

/** Done of all, by township, as far as the reader sees. */
export async function readProgress(
  tx: PoolClient,
  user: SessionUser,
  screeningId: string,
): Promise<ProgressRow[]> {
  const c = linesOf(user, screeningId)
  const { rows } = await tx.query<ProgressRow>(
    `select l.township as area, (select a.name from area a where a.code = l.township) as name, count(*)::int as total,
       count(*) filter (where l.outcome is not null)::int as done,
       count(*) filter (where l.worker_id is null and l.outcome is null)::int as unassigned
     from screening_line l where ${c.where()} group by l.township order by l.township`,
    [...c.values],
  )
  return rows
}

/** Progress of several screenings at once, for their list. */
export async function readTotals(
  tx: PoolClient,
  user: SessionUser,
  ids: readonly string[],
): Promise<Map<string, { total: number; done: number }>> {
  const c = conditions()
  addReaderScope(c, user, 'l')
  c.add('l.screening_id = any(?)', ids)
  const { rows } = await tx.query<{ id: string; total: number; done: number }>(
    `select l.screening_id as id, count(*)::int as total, count(*) filter (where l.outcome is not null)::int as done
     from screening_line l where ${c.where()} group by l.screening_id`,
    [...c.values],
  )
  return new Map(rows.map((r) => [r.id, r]))
}

export async function countOutcomes(
  tx: PoolClient,
  user: SessionUser,
  screeningId: string,
): Promise<{ outcome: string; n: number }[]> {
  const c = linesOf(user, screeningId)
  const { rows } = await tx.query<{ outcome: string; n: number }>(
    `select l.outcome, count(*)::int as n from screening_line l where ${c.where()} and l.outcome is not null
     group by l.outcome order by n desc`,
    [...c.values],
  )
  return rows
}

/** What the registers of an area still hold when a screening ends. */
export async function readRemaining(tx: PoolClient, area: string): Promise<Remaining> {
  const c = conditions()
  addAreaScope(c, area, 's')
  const { rows } = await tx.query<Remaining>(
    `select count(*) filter (where ${pickSql.reportInOverdue})::int as "reportInOverdue",
       count(*) filter (where ${pickSql.seriousViolation})::int as "seriousViolation"
     from case_state s where ${c.where()}`,
    [...c.values],
  )
  return rows[0] ?? { reportInOverdue: 0, seriousViolation: 0 }
}

/** What the register itself can say of whom to look for; `s` is the state of a case. */
export const pickSql = {
  reportInOverdue: `s.report_in_status = 'overdue'`,
  contactLost: `(s.contact = 'lost' and s.stage in ('ordered', 'awaitingReport', 'inForce', 'suspended'))`,
  seriousViolation: `('seriousViolation' = any(s.finding_kinds) and exists (select from duty d where d.region = s.region
    and d.case_id = s.case_id and d.kind = 'reportToPolice' and d.status = 'open'))`,
} as const

function linesOf(user: SessionUser, screeningId: string): Conditions {
  const c = conditions()
  addReaderScope(c, user, 'l')
  c.add('l.screening_id = ?', screeningId)
  return c
}
