import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { conditions } from './reader-scope.ts'

export type Attendance = { readonly department: string; readonly name: string; readonly present: boolean }

export type MeetingRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly kind: string
  readonly title: string
  readonly heldOn: PlainDate
  readonly place: string
  readonly agenda: string
  readonly attendance: readonly Attendance[]
  readonly confirmed: boolean
  readonly openTasks: number
  readonly overdueTasks: number
}

const columns = (today: string) => `m.region, m.id, m.area, a.name as "areaName", m.kind, m.title,
  m.held_on::text as "heldOn", m.place, m.agenda, m.attendance,
  exists (select 1 from meeting_confirmed c where c.region = m.region and c.meeting_id = m.id) as confirmed,
  coalesce(t.open, 0)::int as "openTasks", coalesce(t.overdue, 0)::int as "overdueTasks"
  from meeting m join area a on a.code = m.area left join lateral (
    select count(*) as open, count(*) filter (where s.due_on < ${today}::date) as overdue
    from meeting_task k join lateral (select state, due_on from meeting_task_step s
      where s.region = k.region and s.task_id = k.id order by place desc limit 1) s on true
    where k.region = m.region and k.meeting_id = m.id and s.state in ('open', 'underWay')) t on true`

export type MeetingSearch = {
  readonly area: AreaCode
  readonly below: boolean
  readonly text: string | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/** Newest first; `text` is looked for in title, agenda and the newest minutes. */
export async function listMeetings(
  tx: PoolClient,
  today: PlainDate,
  search: MeetingSearch,
): Promise<readonly MeetingRow[]> {
  const c = conditions()
  const day = c.value(today)
  if (!search.below) c.add('m.area = ?', search.area)
  else if (search.area !== 'cn') c.add('starts_with(m.area, ?)', search.area)
  if (search.text) {
    const like = `%${search.text.replaceAll(/[%_\\]/g, '\\$&')}%`
    c.add(
      `m.title ilike ? or m.agenda ilike ? or exists (select 1 from meeting_minutes n
        where n.region = m.region and n.meeting_id = m.id and n.text ilike ?)`,
      ...[like, like, like],
    )
  }
  if (search.after) c.add('(m.held_on, m.id) < (?::date, ?)', ...search.after)
  const { rows } = await tx.query<MeetingRow>(
    `select ${columns(day)} where ${c.where()} order by m.held_on desc, m.id desc limit ${search.limit}`,
    [...c.values],
  )
  return rows
}

/** One meeting of the reader's area or one below. */
export async function findMeeting(
  tx: PoolClient,
  id: string,
  today: PlainDate,
): Promise<MeetingRow | undefined> {
  const { rows } = await tx.query<MeetingRow>({
    name: 'meeting-find',
    text: `select ${columns('$2')} where m.id = $1`,
    values: [id, today],
  })
  return rows[0]
}

type Prepared = Pick<
  MeetingRow,
  'region' | 'id' | 'area' | 'kind' | 'title' | 'heldOn' | 'place' | 'agenda' | 'attendance'
>

export async function insertMeeting(
  tx: PoolClient,
  m: Prepared,
  by: { readonly user: string; readonly at: string },
): Promise<void> {
  await tx.query({
    name: 'meeting-insert',
    text: `insert into meeting (region, id, area, kind, title, held_on, place, agenda, attendance, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [...preparedValues(m), by.user, by.at],
  })
}

/** False once the minutes are confirmed. */
export async function updateMeeting(tx: PoolClient, m: Prepared): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'meeting-update',
    text: `update meeting set kind = $4, title = $5, held_on = $6, place = $7, agenda = $8, attendance = $9
      where region = $1 and id = $2 and area = $3 and not exists (
        select 1 from meeting_confirmed c where c.region = $1 and c.meeting_id = $2)`,
    values: preparedValues(m),
  })
  return rowCount === 1
}

function preparedValues(m: Prepared): unknown[] {
  const attendance = JSON.stringify(m.attendance)
  return [m.region, m.id, m.area, m.kind, m.title, m.heldOn, m.place, m.agenda, attendance]
}

export type MinutesRow = {
  readonly version: number
  readonly text: string
  readonly byName: string
  readonly at: string
}

export async function listMinutes(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<readonly MinutesRow[]> {
  const { rows } = await tx.query<MinutesRow>({
    name: 'meeting-minutes',
    text: `select n.version, n.text, n.by_name as "byName", n.at from meeting_minutes n
      where n.region = $1 and n.meeting_id = $2 order by n.version desc`,
    values: [at.region, at.id],
  })
  return rows
}

type Version = {
  readonly region: string
  readonly area: AreaCode
  readonly id: string
  readonly version: number
}
type By = { readonly user: string; readonly name: string; readonly at: string }

/** False where the minutes are confirmed, or another wrote this version first. */
export async function insertMinutes(tx: PoolClient, v: Version, text: string, by: By): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'meeting-minutes-insert',
    text: `insert into meeting_minutes (region, area, meeting_id, version, text, by_user, by_name, at)
      select $1, $2, $3, $4, $5, $6, $7, $8
      where not exists (select 1 from meeting_confirmed where region = $1 and meeting_id = $3)
        and coalesce((select max(version) from meeting_minutes where region = $1 and meeting_id = $3), 0) = $4 - 1
      on conflict do nothing`,
    values: [v.region, v.area, v.id, v.version, text, by.user, by.name, by.at],
  })
  return rowCount === 1
}

/** False where it was confirmed before, or a newer version was written meanwhile. */
export async function insertConfirmed(tx: PoolClient, v: Version, sha256: Buffer, by: By): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'meeting-confirm',
    text: `insert into meeting_confirmed (region, area, meeting_id, version, sha256, by_user, by_name, at)
      select $1, $2, $3, $4, $5, $6, $7, $8
      where (select max(version) from meeting_minutes where region = $1 and meeting_id = $3) = $4
      on conflict do nothing`,
    values: [v.region, v.area, v.id, v.version, sha256, by.user, by.name, by.at],
  })
  return rowCount === 1
}

export async function findConfirmed(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<{ version: number; sha256: string; byName: string; at: string } | null> {
  const { rows } = await tx.query<{ version: number; sha256: string; byName: string; at: string }>({
    name: 'meeting-confirmed',
    text: `select c.version, encode(c.sha256, 'hex') as sha256, c.by_name as "byName", c.at from meeting_confirmed c
      where c.region = $1 and c.meeting_id = $2`,
    values: [at.region, at.id],
  })
  return rows[0] ?? null
}
