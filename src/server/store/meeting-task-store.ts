import type { PoolClient } from 'pg'
import type { TaskState } from '#core/meeting/task-state.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { conditions } from './reader-scope.ts'

export type TaskRow = {
  readonly region: string
  readonly id: string
  readonly meetingId: string
  readonly meeting: string
  readonly area: AreaCode
  readonly areaName: string
  readonly text: string
  readonly department: string
  readonly person: string
  readonly state: TaskState
  readonly dueOn: PlainDate
  readonly note: string
  readonly place: number
}

const columns = `k.region, k.id, k.meeting_id as "meetingId", m.title as meeting, k.area, a.name as "areaName", k.text,
  k.department, k.person, s.state, s.due_on::text as "dueOn", s.note, s.place
  from meeting_task k join meeting m on m.region = k.region and m.id = k.meeting_id join area a on a.code = k.area
  join lateral (select state, due_on, note, place from meeting_task_step s
    where s.region = k.region and s.task_id = k.id order by place desc limit 1) s on true`

export type TaskSearch = {
  readonly area: AreaCode
  readonly below: boolean
  readonly text: string | undefined
  readonly open: boolean
  readonly department: string | undefined
  readonly after?: readonly string[] | undefined
  readonly limit: number
}

/** By their last day: what is overdue stands first, what has ended is left out unless asked for. */
export async function listTasks(tx: PoolClient, search: TaskSearch): Promise<readonly TaskRow[]> {
  const c = conditions()
  if (!search.below) c.add('k.area = ?', search.area)
  else if (search.area !== 'cn') c.add('starts_with(k.area, ?)', search.area)
  if (search.open) c.add(`s.state in ('open', 'underWay')`)
  if (search.department) c.add('k.department = ?', search.department)
  if (search.text) {
    const like = `%${search.text.replaceAll(/[%_\\]/g, '\\$&')}%`
    c.add('k.text ilike ? or k.person ilike ? or m.title ilike ?', like, like, like)
  }
  if (search.after) c.add('(s.due_on, k.id) > (?::date, ?)', ...search.after)
  const { rows } = await tx.query<TaskRow>(
    `select ${columns} where ${c.where()} order by s.due_on, k.id limit ${search.limit}`,
    [...c.values],
  )
  return rows
}

export async function listTasksOf(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<readonly TaskRow[]> {
  const { rows } = await tx.query<TaskRow>({
    name: 'meeting-tasks-of',
    text: `select ${columns} where k.region = $1 and k.meeting_id = $2 order by s.due_on, k.id`,
    values: [at.region, at.id],
  })
  return rows
}

export async function findTask(tx: PoolClient, id: string): Promise<TaskRow | undefined> {
  const { rows } = await tx.query<TaskRow>({
    name: 'meeting-task-find',
    text: `select ${columns} where k.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function countOverdue(tx: PoolClient, area: AreaCode, today: PlainDate): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'meeting-task-overdue',
    text: `select count(*)::int as n from meeting_task k join lateral (select state, due_on from meeting_task_step s
        where s.region = k.region and s.task_id = k.id order by place desc limit 1) s on true
      where k.area = $1 and s.state in ('open', 'underWay') and s.due_on < $2::date`,
    values: [area, today],
  })
  return rows[0]?.n ?? 0
}

type Written = { readonly region: string; readonly area: AreaCode; readonly by: string; readonly at: string }

export async function insertTask(
  tx: PoolClient,
  t: Written & Pick<TaskRow, 'id' | 'meetingId' | 'text' | 'department' | 'person'>,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'meeting-task-insert',
    text: `insert into meeting_task (region, id, meeting_id, area, text, department, person, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (region, id) do nothing`,
    values: [t.region, t.id, t.meetingId, t.area, t.text, t.department, t.person, t.by, t.at],
  })
  return rowCount === 1
}

export type TaskStep = Pick<TaskRow, 'id' | 'place' | 'state' | 'dueOn' | 'note'> & { readonly on: PlainDate }

/** False where another wrote this step first. */
export async function insertStep(
  tx: PoolClient,
  s: Written & { readonly byName: string } & TaskStep,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'meeting-step-insert',
    text: `insert into meeting_task_step (region, area, task_id, place, state, due_on, note, on_day, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [s.region, s.area, s.id, s.place, s.state, s.dueOn, s.note, s.on, s.by, s.byName, s.at],
  })
  return rowCount === 1
}

export async function listSteps(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<readonly (Pick<TaskRow, 'state' | 'dueOn' | 'note'> & { on: PlainDate; byName: string })[]> {
  const { rows } = await tx.query<
    Pick<TaskRow, 'state' | 'dueOn' | 'note'> & { on: PlainDate; byName: string }
  >({
    name: 'meeting-steps',
    text: `select s.state, s.due_on::text as "dueOn", s.note, s.on_day::text as "on", s.by_name as "byName" from meeting_task_step s
      where s.region = $1 and s.task_id = $2 order by s.place desc`,
    values: [at.region, at.id],
  })
  return rows
}
