import type { PoolClient } from 'pg'
import type { StepKind } from '#core/release/release-step.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { enter } from './with-user.ts'

export type ReleaseKey = { readonly region: string; readonly id: string }

/** What the register shows of the steps; computed by whoever adds one. */
export type ReleaseSummary = {
  readonly releaseOn: PlainDate
  readonly visitedOn: PlainDate | null
  readonly collectedOn: PlainDate | null
  readonly met: string | null
  readonly homeVisitedOn: PlainDate | null
  readonly nextKind: string | null
  readonly nextBy: PlainDate | null
}

export async function setSummary(tx: PoolClient, key: ReleaseKey, s: ReleaseSummary): Promise<void> {
  await tx.query({
    name: 'release-summary',
    text: `update release set release_on = $3, visited_on = $4, collected_on = $5, met = $6, home_visited_on = $7,
        next_kind = $8, next_by = $9 where region = $1 and id = $2`,
    values: [
      key.region,
      key.id,
      s.releaseOn,
      s.visitedOn,
      s.collectedOn,
      s.met,
      s.homeVisitedOn,
      s.nextKind,
      s.nextBy,
    ],
  })
}

export type StoredStep = {
  readonly id: string
  readonly kind: StepKind
  readonly on_day: string
  readonly sealed: Buffer
  readonly by_user: string
  readonly by_name: string | null
  readonly at: string
}

/** The steps of a release that was seen, in the order in which they were written; ids are ordered by time. */
export async function loadReleaseSteps(tx: PoolClient, key: ReleaseKey): Promise<StoredStep[]> {
  await enter(tx, { file: key.id })
  const { rows } = await tx.query<StoredStep>({
    name: 'release-steps',
    text: `select s.id, s.kind, s.on_day, s.sealed, s.by_user, s.at,
        (select a.name from account a where a.id = s.by_user) as by_name
      from release_step s where s.region = $1 and s.release_id = $2 order by s.id`,
    values: [key.region, key.id],
  })
  return rows
}

/** Adds a step to a release that was seen. */
export async function insertReleaseStep(
  tx: PoolClient,
  key: ReleaseKey,
  step: {
    readonly id: string
    readonly kind: StepKind
    readonly on: PlainDate
    readonly sealed: Buffer
    readonly by: string
    readonly at: string
  },
): Promise<void> {
  await enter(tx, { file: key.id })
  await tx.query({
    name: 'release-step-insert',
    text: `insert into release_step (region, release_id, id, kind, on_day, sealed, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [key.region, key.id, step.id, step.kind, step.on, step.sealed, step.by, step.at],
  })
}

/** Gives a release to a station and a worker. The person follows only while no case holds the person. */
export async function holdRelease(
  tx: PoolClient,
  key: ReleaseKey & { readonly personId: string },
  held: { readonly station: string; readonly worker: string | null },
): Promise<void> {
  await tx.query({
    name: 'release-hold-by',
    text: 'update release set station_id = $3, worker_id = $4 where region = $1 and id = $2',
    values: [key.region, key.id, held.station, held.worker],
  })
  await tx.query({
    name: 'release-person-by',
    text: `update person p set station_id = $3, worker_id = $4 where p.region = $1 and p.id = $2
      and not exists (select from case_state s where s.region = p.region and s.person_id = p.id)`,
    values: [key.region, key.personId, held.station, held.worker],
  })
}

export async function setReleaseStatus(
  tx: PoolClient,
  key: ReleaseKey,
  to: {
    readonly status: 'open' | 'joined' | 'closed'
    readonly reason?: string
    readonly caseId?: string
    readonly joinedOn?: PlainDate
  },
): Promise<void> {
  await tx.query({
    name: 'release-status',
    text: `update release set status = $3, close_reason = $4, case_id = $5, joined_on = $6
      where region = $1 and id = $2`,
    values: [key.region, key.id, to.status, to.reason ?? null, to.caseId ?? null, to.joinedOn ?? null],
  })
}

/** The first home visit in the journal of an opened case on or after a day. */
export async function firstVisitInCase(
  tx: PoolClient,
  region: string,
  caseId: string,
  from: PlainDate,
): Promise<PlainDate | null> {
  const { rows } = await tx.query<{ on_day: string | null }>({
    name: 'release-case-visit',
    text: `select min(j.on_day)::text as on_day from journal j
      where j.region = $1 and j.case_id = $2 and j.type = 'visitMade' and j.on_day >= $3::date`,
    values: [region, caseId, from],
  })
  return rows[0]?.on_day ?? null
}

/** Station and worker by name, as a step says who got a release. */
export async function deskName(tx: PoolClient, station: string, worker: string | null): Promise<string> {
  const { rows } = await tx.query<{ name: string }>({
    name: 'release-desk-name',
    text: `select concat_ws(' ', (select o.name from organisation o where o.id = $1),
      (select a.name from account a where a.id = $2)) as name`,
    values: [station, worker],
  })
  return rows[0]?.name || station
}
