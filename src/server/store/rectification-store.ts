import type { PoolClient } from 'pg'
import type { RectificationOrigin, RectificationState } from '#core/rectification/rectification.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { conditions } from './reader-scope.ts'

export type RectificationRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly setBy: AreaCode
  readonly setByName: string
  readonly origin: RectificationOrigin
  readonly originId: string | null
  readonly title: string
  readonly text: string
  readonly department: string
  readonly person: string
  readonly state: RectificationState
  readonly dueOn: PlainDate
  readonly firstDueOn: PlainDate
  readonly note: string
  readonly place: number
  readonly submittedBy: string | null
  readonly setOn: PlainDate
}

const columns = `r.region, r.id, r.area, a.name as "areaName", r.set_by as "setBy", b.name as "setByName", r.origin,
  r.origin_id as "originId", r.title, r.text, r.department, r.person, s.state, s.due_on::text as "dueOn",
  f.due_on::text as "firstDueOn", f.on_day::text as "setOn", s.note, s.place,
  (select h.by_user from rectification_step h where h.region = r.region and h.rectification_id = r.id
    and h.state = 'submitted' order by h.place desc limit 1) as "submittedBy"
  from rectification r join area a on a.code = r.area join area b on b.code = r.set_by
  join rectification_step f on f.region = r.region and f.rectification_id = r.id and f.place = 1
  join lateral (select state, due_on, note, place from rectification_step s
    where s.region = r.region and s.rectification_id = r.id order by place desc limit 1) s on true`

const notEnded = `s.state not in ('closed', 'withdrawn')`

export type RectificationSearch = {
  readonly area: AreaCode
  readonly below: boolean
  readonly open: boolean
  readonly origin?: RectificationOrigin | undefined
  readonly text?: string | undefined
  readonly after?: readonly string[] | undefined
  readonly limit: number
}

/** By their last day, the overdue ones first. */
export async function listRectifications(
  tx: PoolClient,
  search: RectificationSearch,
): Promise<readonly RectificationRow[]> {
  const c = conditions()
  if (!search.below) c.add('r.area = ?', search.area)
  else if (search.area !== 'cn') c.add('starts_with(r.area, ?)', search.area)
  if (search.open) c.add(notEnded)
  if (search.origin) c.add('r.origin = ?', search.origin)
  if (search.text) {
    const like = `%${search.text.replaceAll(/[%_\\]/g, '\\$&')}%`
    c.add('r.title ilike ? or r.text ilike ? or r.person ilike ?', like, like, like)
  }
  if (search.after) c.add('(s.due_on, r.id) > (?::date, ?)', ...search.after)
  const { rows } = await tx.query<RectificationRow>(
    `select ${columns} where ${c.where()} order by s.due_on, r.id limit ${search.limit}`,
    [...c.values],
  )
  return rows
}

/** Those that came from one act (a talk, an inspection, a result of an evaluation). */
export async function listRectificationsOf(
  tx: PoolClient,
  originId: string,
): Promise<readonly RectificationRow[]> {
  const { rows } = await tx.query<RectificationRow>({
    name: 'rectification-of',
    text: `select ${columns} where r.origin_id = $1 order by s.due_on, r.id`,
    values: [originId],
  })
  return rows
}

export async function findRectification(tx: PoolClient, id: string): Promise<RectificationRow | undefined> {
  const { rows } = await tx.query<RectificationRow>({
    name: 'rectification-find',
    text: `select ${columns} where r.id = $1`,
    values: [id],
  })
  return rows[0]
}

type By = { readonly by: string; readonly byName: string; readonly at: string; readonly today: PlainDate }

export type NewRectification = Pick<
  RectificationRow,
  'id' | 'area' | 'setBy' | 'origin' | 'originId' | 'title' | 'text' | 'department' | 'person' | 'dueOn'
>

/** Home of a row of an office: the city of the area, or the wider area itself. */
export function officeRegion(area: AreaCode): string {
  return area.length > 4 ? area.slice(0, 4) : area
}

/** Orders it, with its first step. False where the same id is there already (a repeated request). */
export async function insertRectification(tx: PoolClient, r: NewRectification & By): Promise<boolean> {
  const region = officeRegion(r.area)
  const { rowCount } = await tx.query({
    name: 'rectification-insert',
    text: `insert into rectification (region, id, area, set_by, origin, origin_id, title, text, department, person,
        by_user, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict (region, id) do nothing`,
    values: [
      ...[region, r.id, r.area, r.setBy, r.origin, r.originId, r.title, r.text, r.department, r.person],
      ...[r.by, r.byName, r.at],
    ],
  })
  if (rowCount !== 1) return false
  const { id, area, setBy, dueOn, by, byName, at, today } = r
  const first = { region, id, area, setBy, place: 1, state: 'open' as const, dueOn, note: '' }
  return insertRectificationStep(tx, { ...first, byArea: setBy, by, byName, at, today })
}

export type NewRectificationStep = Pick<
  RectificationRow,
  'region' | 'id' | 'area' | 'setBy' | 'place' | 'state' | 'dueOn' | 'note'
> &
  By & { readonly byArea: AreaCode }

/** False where another wrote this step first. */
export async function insertRectificationStep(tx: PoolClient, s: NewRectificationStep): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'rectification-step-insert',
    text: `insert into rectification_step (region, rectification_id, place, area, set_by, state, due_on, note, on_day,
        by_area, by_user, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict do nothing`,
    values: [
      ...[s.region, s.id, s.place, s.area, s.setBy, s.state, s.dueOn, s.note, s.today],
      ...[s.byArea, s.by, s.byName, s.at],
    ],
  })
  return rowCount === 1
}

export type RectificationStep = {
  readonly state: RectificationState
  readonly dueOn: PlainDate
  readonly note: string
  readonly on: PlainDate
  readonly byName: string
  readonly byAreaName: string
}

/** Newest first. */
export async function listRectificationSteps(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<readonly RectificationStep[]> {
  const { rows } = await tx.query<RectificationStep>({
    name: 'rectification-steps',
    text: `select s.state, s.due_on::text as "dueOn", s.note, s.on_day::text as "on", s.by_name as "byName",
        a.name as "byAreaName" from rectification_step s join area a on a.code = s.by_area
      where s.region = $1 and s.rectification_id = $2 order by s.place desc`,
    values: [at.region, at.id],
  })
  return rows
}

/** What an office has to do itself: overdue in its own area, and handed in for its check. */
export async function countRectifications(
  tx: PoolClient,
  area: AreaCode,
  today: PlainDate,
): Promise<{ readonly overdue: number; readonly toCheck: number }> {
  const { rows } = await tx.query<{ overdue: number; toCheck: number }>({
    name: 'rectification-count',
    text: `select count(*) filter (where r.area = $1 and s.due_on < $2::date and s.state <> 'submitted')::int as overdue,
        count(*) filter (where r.set_by = $1 and s.state = 'submitted')::int as "toCheck"
      from rectification r join lateral (select state, due_on from rectification_step s
        where s.region = r.region and s.rectification_id = r.id order by place desc limit 1) s on true
      where (r.area = $1 or r.set_by = $1) and ${notEnded}`,
    values: [area, today],
  })
  return rows[0] ?? { overdue: 0, toCheck: 0 }
}
