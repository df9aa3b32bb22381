import type { PoolClient } from 'pg'
import type { ConsequenceKind, ConsequenceRule, Interviewer } from '#core/evaluation/scheme.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { conditions } from './reader-scope.ts'

type By = { readonly by: string; readonly byName: string; readonly at: string }

export type ConsequenceRow = {
  readonly region: string
  readonly id: string
  readonly roundId: string | null
  readonly roundTitle: string | null
  readonly roundClause: string | null
  readonly area: AreaCode
  readonly areaName: string
  readonly setBy: AreaCode
  readonly setByName: string
  readonly kind: ConsequenceKind
  readonly reason: ConsequenceRule['when'] | 'byHand'
  readonly interviewer: Interviewer | null
  readonly days: number | null
  readonly years: number | null
  readonly text: string
  readonly by: string
  readonly byName: string
  readonly at: string
  readonly outcome: 'decided' | 'declined' | null
  readonly why: string | null
  readonly dueOn: PlainDate | null
  readonly amount: string | null
  readonly answeredBy: string | null
  readonly answeredOn: PlainDate | null
  readonly heldOn: PlainDate | null
  /** Of what was agreed or ordered: how much there is, and how much of it is not closed. */
  readonly tasks: number
  readonly openTasks: number
}

const columns = `c.region, c.id, c.round_id as "roundId", r.title as "roundTitle", r.clause as "roundClause", c.area,
  a.name as "areaName", c.set_by as "setBy", b.name as "setByName", c.kind, c.reason, c.interviewer, c.days, c.years,
  c.text, c.by_user as by, c.by_name as "byName", c.at, n.outcome, n.reason as why, n.due_on::text as "dueOn",
  n.amount::text, n.by_name as "answeredBy", n.on_day::text as "answeredOn", i.held_on::text as "heldOn",
  t.tasks, t.open as "openTasks"
  from consequence c join area a on a.code = c.area join area b on b.code = c.set_by
  left join evaluation_round r on r.id = c.round_id
  left join consequence_answer n on n.region = c.region and n.consequence_id = c.id
  left join interview_record i on i.region = c.region and i.consequence_id = c.id
  left join lateral (select count(*)::int as tasks, count(*) filter (where s.state not in ('closed', 'withdrawn'))::int as open
    from rectification k join lateral (select state from rectification_step s where s.region = k.region
      and s.rectification_id = k.id order by place desc limit 1) s on true
    where k.origin_id = c.id) t on true`

export async function listConsequences(
  tx: PoolClient,
  find: { readonly area: AreaCode; readonly round?: string | undefined; readonly limit: number },
): Promise<readonly ConsequenceRow[]> {
  const c = conditions()
  if (find.area !== 'cn') c.add('starts_with(c.area, ?)', find.area)
  if (find.round) c.add('c.round_id = ?', find.round)
  const { rows } = await tx.query<ConsequenceRow>(
    `select ${columns} where ${c.where()} order by c.at desc, c.area, c.id limit ${find.limit}`,
    [...c.values],
  )
  return rows
}

export async function findConsequence(tx: PoolClient, id: string): Promise<ConsequenceRow | undefined> {
  const { rows } = await tx.query<ConsequenceRow>({
    name: 'consequence-find',
    text: `select ${columns} where c.id = $1`,
    values: [id],
  })
  return rows[0]
}

export type NewConsequence = Pick<
  ConsequenceRow,
  | 'region'
  | 'id'
  | 'roundId'
  | 'area'
  | 'setBy'
  | 'kind'
  | 'reason'
  | 'interviewer'
  | 'days'
  | 'years'
  | 'text'
>

export async function insertConsequence(tx: PoolClient, c: NewConsequence & By): Promise<void> {
  await tx.query({
    name: 'consequence-insert',
    text: `insert into consequence (region, id, round_id, area, set_by, kind, reason, interviewer, days, years, text,
        by_user, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      on conflict (region, id) do nothing`,
    values: [
      ...[c.region, c.id, c.roundId, c.area, c.setBy, c.kind, c.reason, c.interviewer, c.days, c.years],
      ...[c.text, c.by, c.byName, c.at],
    ],
  })
}

export type ConsequenceAnswer = {
  readonly outcome: 'decided' | 'declined'
  readonly reason: string
  readonly dueOn: PlainDate | null
  readonly amount: number | null
  readonly on: PlainDate
}

/** False where it was decided before. */
export async function insertConsequenceAnswer(
  tx: PoolClient,
  c: Pick<ConsequenceRow, 'region' | 'id' | 'area' | 'setBy'>,
  n: ConsequenceAnswer & By,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'consequence-answer',
    text: `insert into consequence_answer (region, consequence_id, area, set_by, outcome, reason, due_on, amount,
        by_user, by_name, on_day, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    values: [
      ...[c.region, c.id, c.area, c.setBy, n.outcome, n.reason, n.dueOn, n.amount],
      ...[n.by, n.byName, n.on, n.at],
    ],
  })
  return rowCount === 1
}

export type InterviewRow = {
  readonly heldOn: PlainDate
  readonly place: string
  readonly interviewers: string
  readonly attended: string
  readonly text: string
  readonly agreed: string
  readonly byName: string
  readonly at: string
}

export async function findInterview(
  tx: PoolClient,
  c: Pick<ConsequenceRow, 'region' | 'id'>,
): Promise<InterviewRow | undefined> {
  const { rows } = await tx.query<InterviewRow>({
    name: 'interview-find',
    text: `select held_on::text as "heldOn", place, interviewers, attended, text, agreed, by_name as "byName", at
      from interview_record where region = $1 and consequence_id = $2`,
    values: [c.region, c.id],
  })
  return rows[0]
}

/** False where it was recorded before. */
export async function insertInterview(
  tx: PoolClient,
  c: Pick<ConsequenceRow, 'region' | 'id' | 'area' | 'setBy'>,
  i: Omit<InterviewRow, 'byName' | 'at'> & By,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'interview-insert',
    text: `insert into interview_record (region, consequence_id, area, set_by, held_on, place, interviewers, attended, text,
        agreed, by_user, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    values: [
      ...[c.region, c.id, c.area, c.setBy, i.heldOn, i.place, i.interviewers, i.attended, i.text, i.agreed],
      ...[i.by, i.byName, i.at],
    ],
  })
  return rowCount === 1
}

/** Areas that an office above `office` has listed for rectification, and whose listing is not closed. */
export async function listedAbove(tx: PoolClient, office: AreaCode): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ area: string }>({
    name: 'consequence-listed',
    text: `select c.area from consequence c
        join consequence_answer n on n.region = c.region and n.consequence_id = c.id and n.outcome = 'decided'
        join rectification k on k.origin_id = c.id
        join lateral (select state from rectification_step s where s.region = k.region and s.rectification_id = k.id
          order by place desc limit 1) s on true
      where c.kind = 'listing' and s.state not in ('closed', 'withdrawn') and starts_with(c.area, $1)
        and (c.set_by = 'cn' or length(c.set_by) < length($1))`,
    values: [office],
  })
  return new Set(rows.map((r) => r.area))
}

/** What waits at an office: proposals to decide, and talks to be held. */
export async function countConsequences(
  tx: PoolClient,
  area: AreaCode,
): Promise<{ readonly decide: number; readonly talks: number }> {
  const { rows } = await tx.query<{ decide: number; talks: number }>({
    name: 'consequence-count',
    text: `select count(*) filter (where n.consequence_id is null)::int as decide,
        count(*) filter (where c.kind = 'interview' and n.outcome = 'decided' and i.consequence_id is null)::int as talks
      from consequence c left join consequence_answer n on n.region = c.region and n.consequence_id = c.id
      left join interview_record i on i.region = c.region and i.consequence_id = c.id where c.set_by = $1`,
    values: [area],
  })
  return rows[0] ?? { decide: 0, talks: 0 }
}
