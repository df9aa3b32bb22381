import type { PoolClient } from 'pg'
import { type AbnormalKind, abnormalKinds } from '#core/abnormal/abnormal-items.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** One line of the inbox; the name is still sealed. */
export type AbnormalRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly id: string
  readonly kind: AbnormalKind
  readonly on_day: string
  readonly next_by: string
  readonly step: string | null
  readonly reported: boolean
  readonly report_id: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
}

/** Items with the day that holds: the newest that somebody set, else the pack's. */
const listed = `abnormal i join case_state s on s.region = i.region and s.case_id = i.case_id
  left join lateral (select n.next_on, n.step from abnormal_step n
    where n.region = i.region and n.case_id = i.case_id and n.item_id = i.id order by n.id desc limit 1) n on true`
const nextBy = 'coalesce(n.next_on, i.first_by)'

/** What the police are told of: use, a positive, a refusal, and only once it was reported to them. */
const toldPolice = ['relapse', 'positive', 'refusal', 'reportInOverdue'] satisfies readonly AbnormalKind[]

function scoped(user: SessionUser): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  if (user.role === 'policeLiaison') c.add('i.reported and i.kind = any(?)', toldPolice)
  return c
}

export type AbnormalFind = {
  readonly kind: AbnormalKind | undefined
  readonly late: boolean
  readonly after: readonly string[] | undefined
  readonly limit: number
}

const waitingReport = `(select r.id from police_report r where r.region = i.region and r.case_id = i.case_id
  and r.decided_on is null order by r.on_day desc, r.id desc limit 1)`

/** What is open in the reader's scope, the most overdue first. */
export async function listAbnormal(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: AbnormalFind,
): Promise<AbnormalRow[]> {
  const c = scoped(user)
  if (find.kind) c.add('i.kind = ?', find.kind)
  if (find.late) c.add(`${nextBy} < ?::date`, today)
  if (find.after) {
    const [day, caseId, id] = find.after
    c.add(`(${nextBy}, i.case_id, i.id) > (?::date, ?, ?)`, day, caseId, id)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<AbnormalRow>(
    `select i.region, i.case_id, s.person_id, s.file_no, p.name_sealed, i.id, i.kind, i.on_day, ${nextBy} as next_by, n.step,
       i.reported, ${waitingReport} as report_id, (select o.name from organisation o where o.id = s.station_id) as station_name,
       (select a.name from account a where a.id = s.worker_id) as worker_name
     from ${listed} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by ${nextBy}, i.case_id, i.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

export type AbnormalCount = { readonly kind: AbnormalKind; readonly open: number; readonly late: number }

/** How much is open and how much of it late, for every kind, none left out. */
export async function countAbnormal(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<AbnormalCount[]> {
  const c = scoped(user)
  const day = c.value(today)
  const { rows } = await tx.query<AbnormalCount>(
    `select i.kind, count(*)::int as open, count(*) filter (where ${nextBy} < ${day}::date)::int as late
     from ${listed} where ${c.where()} group by i.kind`,
    [...c.values],
  )
  return abnormalKinds.map((kind) => rows.find((r) => r.kind === kind) ?? { kind, open: 0, late: 0 })
}

type CasePlace = { readonly region: string; readonly caseId: string }

/** An open item of an opened case; undefined where it has ended or never was. */
export async function findAbnormal(
  tx: PoolClient,
  place: CasePlace,
  id: string,
): Promise<{ readonly first_by: string } | undefined> {
  const { rows } = await tx.query<{ first_by: string }>({
    name: 'abnormal-find',
    text: 'select first_by from abnormal where region = $1 and case_id = $2 and id = $3',
    values: [place.region, place.caseId, id],
  })
  return rows[0]
}

export type StepRow = {
  readonly step: string
  readonly next_on: string
  readonly set_on: string
  readonly by_name: string | null
}

/** Every day that was set for an item, newest first. */
export async function loadSteps(tx: PoolClient, place: CasePlace, item: string): Promise<StepRow[]> {
  const { rows } = await tx.query<StepRow>({
    name: 'abnormal-steps',
    text: `select n.step, n.next_on, n.set_on, (select a.name from account a where a.id = n.by_user) as by_name
      from abnormal_step n where n.region = $1 and n.case_id = $2 and n.item_id = $3 order by n.id desc limit 100`,
    values: [place.region, place.caseId, item],
  })
  return rows
}

export async function insertStep(
  tx: PoolClient,
  step: CasePlace & {
    readonly item: string
    readonly id: string
    readonly step: string
    readonly nextOn: PlainDate
    readonly setOn: PlainDate
    readonly by: string
    readonly at: string
  },
): Promise<void> {
  await tx.query({
    name: 'abnormal-step-insert',
    text: `insert into abnormal_step (region, case_id, item_id, id, step, next_on, set_on, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      step.region,
      step.caseId,
      step.item,
      step.id,
      step.step,
      step.nextOn,
      step.setOn,
      step.by,
      step.at,
    ],
  })
}
