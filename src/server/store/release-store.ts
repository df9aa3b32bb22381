import type { PoolClient } from 'pg'
import type { ReleaseBucket } from '#core/release/buckets.ts'
import type { ExpectedMeasure, ReleaseReason } from '#core/release/release-codes.ts'
import type { PlanKind } from '#core/release/release-plan.ts'
import type { CloseReason } from '#core/release/release-step.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import type { Levels } from './case-rows.ts'
import { addMatch, type TextMatch } from './people-search.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** A release as stored; name and facts are still sealed. */
export type ReleaseRow = {
  readonly region: string
  readonly id: string
  readonly person_id: string
  readonly name_sealed: Buffer
  readonly sealed: Buffer
  readonly release_on: string
  readonly expected: ExpectedMeasure
  readonly release_reason: ReleaseReason | null
  readonly status: 'open' | 'joined' | 'closed'
  readonly close_reason: CloseReason | null
  readonly known_on: string
  readonly visited_on: string | null
  readonly collected_on: string | null
  readonly met: string | null
  readonly next_kind: PlanKind | null
  readonly next_by: string | null
  readonly case_id: string | null
  readonly joined_on: string | null
  readonly roster_id: string | null
  readonly by_user: string
  readonly township: string
  readonly station_id: string | null
  readonly worker_id: string | null
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  readonly by_name: string | null
}

const shown = `r.region, r.id, r.person_id, r.name_sealed, r.sealed, r.release_on, r.expected, r.release_reason, r.status,
  r.close_reason, r.known_on, r.visited_on, r.collected_on, r.met, r.next_kind, r.next_by, r.case_id, r.joined_on,
  r.roster_id, r.by_user, r.township, r.station_id, r.worker_id,
  (select a.name from area a where a.code = r.township) as township_name,
  (select o.name from organisation o where o.id = r.station_id) as station_name,
  (select a.name from account a where a.id = r.worker_id) as worker_name,
  (select a.name from account a where a.id = r.by_user) as by_name`

const soonDays = { week: 7, month: 30 } as const

/** Which rows stand in a bucket today. Nobody who is open is in none: `open` holds them all. */
function addBucket(c: Conditions, bucket: ReleaseBucket, today: PlainDate): void {
  c.add('r.status = ?', bucket === 'joined' || bucket === 'closed' ? bucket : 'open')
  if (bucket === 'late') c.add(`${nextBy(c, today)} < ?::date`, today)
  if (bucket === 'week' || bucket === 'month')
    c.add('r.release_on between ?::date and ?::date', today, addDays(today, soonDays[bucket]))
  if (bucket === 'uncollected') c.add('r.release_on < ?::date and r.met is null', today)
  if (bucket === 'waitingOrder') c.add('r.release_on <= ?::date', today)
}

/** By when the next thing is due today: a visit that can no longer be made gives way to the gate. */
function nextBy(c: Conditions, today: PlainDate): string {
  return `(case when r.next_kind = 'visit' and r.release_on <= ${c.value(today)}::date then r.release_on else r.next_by end)`
}

export async function listReleases(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: {
    readonly bucket: ReleaseBucket
    readonly township?: string | undefined
    readonly after: readonly string[] | undefined
    readonly limit: number
  },
): Promise<ReleaseRow[]> {
  const c = conditions()
  addReaderScope(c, user, 'r')
  addBucket(c, find.bucket, today)
  if (find.township) c.add('r.township = ?', find.township)
  const order = `coalesce(${nextBy(c, today)}, r.release_on)`
  if (find.after) c.add(`(${order}, r.id) > (?::date, ?)`, ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<ReleaseRow>(
    `select ${shown} from release r where ${c.where()} order by ${order}, r.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** Found by name, number or phone, whatever the bucket; the newest release first. */
export async function searchReleases(
  tx: PoolClient,
  user: SessionUser,
  match: TextMatch,
  limit: number,
): Promise<ReleaseRow[]> {
  const c = conditions()
  addReaderScope(c, user, 'r')
  // a release has no file number
  addMatch(c, { ...match, fileNo: undefined })
  const { rows } = await tx.query<ReleaseRow>(
    `select ${shown} from release r join person p on p.region = r.region and p.id = r.person_id
     where ${c.where()} order by r.release_on desc, r.id desc limit ${c.value(limit)}`,
    [...c.values],
  )
  return rows
}

/** How many stand in each bucket, of the reader's whole register. */
export async function countReleases(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<Record<ReleaseBucket, number>> {
  const c = conditions()
  addReaderScope(c, user, 'r')
  const day = c.value(today)
  const week = c.value(addDays(today, soonDays.week))
  const month = c.value(addDays(today, soonDays.month))
  const open = `r.status = 'open'`
  const n = (condition: string) => `count(*) filter (where ${condition})::int`
  const { rows } = await tx.query<Record<ReleaseBucket, number>>(
    `select ${n(open)} as open, ${n(`${open} and ${nextBy(c, today)} < ${day}::date`)} as late,
       ${n(`${open} and r.release_on between ${day}::date and ${week}::date`)} as week,
       ${n(`${open} and r.release_on between ${day}::date and ${month}::date`)} as month,
       ${n(`${open} and r.release_on < ${day}::date and r.met is null`)} as uncollected,
       ${n(`${open} and r.release_on <= ${day}::date`)} as "waitingOrder",
       ${n(`r.status = 'joined'`)} as joined, ${n(`r.status = 'closed'`)} as closed
     from release r where ${c.where()}`,
    [...c.values],
  )
  const [row] = rows
  if (!row) throw new Error('a count answers one row')
  return row
}

/** A release within the reader's scope; undefined where it is absent or hidden. `hold` keeps it until the end. */
export async function findRelease(tx: PoolClient, id: string, hold = false): Promise<ReleaseRow | undefined> {
  const { rows } = await tx.query<ReleaseRow>({
    name: hold ? 'release-hold' : 'release-find',
    text: `select ${shown} from release r where r.id = $1${hold ? ' for no key update of r' : ''}`,
    values: [id],
  })
  return rows[0]
}

/** The release that a case grew out of; the newest, should there be several. */
export async function findReleaseOfCase(
  tx: PoolClient,
  region: string,
  caseId: string,
): Promise<ReleaseRow | undefined> {
  const { rows } = await tx.query<ReleaseRow>({
    name: 'release-of-case',
    text: `select ${shown} from release r where r.region = $1 and r.case_id = $2 order by r.id desc limit 1`,
    values: [region, caseId],
  })
  return rows[0]
}

/** People among these who have an open release within the writer's scope. */
export async function findOpenReleases(
  tx: PoolClient,
  region: string,
  people: readonly string[],
): Promise<ReleaseRow[]> {
  if (people.length === 0) return []
  const { rows } = await tx.query<ReleaseRow>({
    name: 'release-open-of',
    text: `select ${shown} from release r where r.region = $1 and r.person_id = any($2) and r.status = 'open'`,
    values: [region, people],
  })
  return rows
}

export type NewRelease = Levels & {
  readonly region: string
  readonly id: string
  readonly personId: string
  readonly name: Buffer
  readonly sealed: Buffer
  readonly releaseOn: PlainDate
  readonly expected: ExpectedMeasure
  readonly releaseReason: ReleaseReason | null
  readonly knownOn: PlainDate
  readonly next: { readonly kind: string; readonly by: PlainDate } | undefined
  readonly rosterId: string | null
  readonly by: { readonly user: string; readonly org: string }
  readonly at: string
  readonly station?: string | null
  readonly worker?: string | null
}

export async function insertRelease(tx: PoolClient, r: NewRelease): Promise<void> {
  await tx.query({
    name: 'release-insert',
    text: `insert into release (region, id, person_id, name_sealed, sealed, release_on, expected, release_reason, known_on,
        next_kind, next_by, roster_id, by_user, by_org, created_at, province, city, county, township, station_id, worker_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    values: [
      r.region,
      r.id,
      r.personId,
      r.name,
      r.sealed,
      r.releaseOn,
      r.expected,
      r.releaseReason,
      r.knownOn,
      r.next?.kind ?? null,
      r.next?.by ?? null,
      r.rosterId,
      r.by.user,
      r.by.org,
      r.at,
      r.province,
      r.city,
      r.county,
      r.township,
      r.station ?? null,
      r.worker ?? null,
    ],
  })
}
