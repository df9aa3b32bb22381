import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export type MemberRow = {
  readonly id: string
  readonly department: string
  readonly name: string
  readonly post: string
  readonly part: string
  readonly phone: string | null
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** Everybody who ever belonged to the leading group of an area, heads first. */
export async function listMembers(tx: PoolClient, area: AreaCode): Promise<readonly MemberRow[]> {
  const { rows } = await tx.query<MemberRow>({
    name: 'leading-members',
    text: `select id, department, name, post, part, phone, from_on::text as "from", to_on::text as "to"
      from leading_member where area = $1
      order by array_position(array['head', 'deputy', 'member', 'contact'], part), department, name, id`,
    values: [area],
  })
  return rows
}

type Written = { readonly region: string; readonly area: AreaCode; readonly by: string; readonly at: string }

export async function insertMember(tx: PoolClient, m: Omit<MemberRow, 'to'> & Written): Promise<void> {
  await tx.query({
    name: 'leading-member-insert',
    text: `insert into leading_member (region, id, area, department, name, post, part, phone, from_on, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [m.region, m.id, m.area, m.department, m.name, m.post, m.part, m.phone, m.from, m.by, m.at],
  })
}

/** False where there is no such member of the own group, or the day is before he joined. */
export async function endMembership(
  tx: PoolClient,
  at: { readonly region: string; readonly area: AreaCode; readonly id: string },
  to: PlainDate,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'leading-member-end',
    text: `update leading_member set to_on = $4
      where region = $1 and area = $2 and id = $3 and to_on is null and from_on <= $4::date`,
    values: [at.region, at.area, at.id, to],
  })
  return rowCount === 1
}

export type GroupRow = {
  readonly area: AreaCode
  readonly areaName: string
  readonly members: number
  readonly departments: readonly string[]
  readonly lastMeeting: PlainDate | null
  readonly openTasks: number
  readonly overdueTasks: number
}

/** The area and those directly below it, each with its group, its last meeting and its tasks. */
export async function listGroups(
  tx: PoolClient,
  area: AreaCode,
  today: PlainDate,
): Promise<readonly GroupRow[]> {
  const { rows } = await tx.query<GroupRow>({
    name: 'leading-groups',
    text: `select a.code as area, a.name as "areaName",
        (select count(*)::int from leading_member m where m.area = a.code and ${current}) as members,
        coalesce((select array_agg(distinct m.department) from leading_member m where m.area = a.code and ${current}),
          '{}') as departments,
        (select max(held_on)::text from meeting g where g.area = a.code) as "lastMeeting",
        coalesce(t.open, 0)::int as "openTasks", coalesce(t.overdue, 0)::int as "overdueTasks"
      from area a left join lateral (
        select count(*) as open, count(*) filter (where s.due_on < $2::date) as overdue
        from meeting_task k join lateral (select state, due_on from meeting_task_step s
          where s.region = k.region and s.task_id = k.id order by place desc limit 1) s on true
        where k.area = a.code and s.state in ('open', 'underWay')) t on true
      where a.code = $1 or (starts_with(a.code, $3) and length(a.code) = $4 and a.code <> 'cn')
      order by length(a.code), a.code limit 200`,
    values: [area, today, area === 'cn' ? '' : area, lengthBelow(area)],
  })
  return rows
}

/** How long codes directly below an area are; nothing stands below a township here. */
function lengthBelow(area: AreaCode): number {
  return area === 'cn' ? 2 : ({ 2: 4, 4: 6, 6: 9 }[area.length] ?? 0)
}

const current = '(m.to_on is null or m.to_on >= $2::date) and m.from_on <= $2::date'

export async function areaName(tx: PoolClient, area: AreaCode): Promise<string> {
  const { rows } = await tx.query<{ name: string }>({
    name: 'meeting-area-name',
    text: 'select name from area where code = $1',
    values: [area],
  })
  return rows[0]?.name ?? area
}
