import type { PoolClient } from 'pg'
import { handoverTabs } from '#contract/handover-contract.ts'
import { isWithin, levelOf } from '#core/shared/area.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'
import { inForce } from './session-store.ts'
import { openStages } from './staff-store.ts'

export type HandoverTab = (typeof handoverTabs)[number]

export type HandoverRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly id: string
  readonly kind: 'move' | 'entrust'
  readonly step: string
  readonly turn: 'old' | 'new' | 'person' | null
  readonly due_on: string | null
  readonly asked_on: string
  readonly changed_on: string | null
  readonly until_on: string | null
  readonly tasks: readonly string[]
  readonly open: boolean
  readonly guest: boolean
  readonly from_name: string | null
  readonly to_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  /** Sealed; null where the reader is a guest or has given the case away. */
  readonly name_sealed: Buffer | null
  readonly report_by: string | null
  readonly term_ends: string | null
}

/** A township's own name for a row: what is mine now, and what was or will be. */
function inTab(c: Conditions, user: SessionUser, tab: HandoverTab, today: PlainDate): void {
  const { area, org, role } = user.grant
  const mine = () => {
    c.add('s.case_id is not null')
    addReaderScope(c, user, 's')
  }
  c.add('h.kind = ?', tab === 'out' || tab === 'in' ? 'move' : 'entrust')
  if (tab === 'entrustedIn') {
    c.add('h.guest')
    if (role === 'worker') c.add('h.to_worker = ?', user.id)
    else c.add('h.to_station = ?', org)
  }
  // Given away: by the township that had it. Received: by the one that shall have it, or has it now.
  if (tab === 'out') {
    addTownship(c, 'h.from_township', area)
    // The receipt of a case that was given away is shown for a year; then the line is the other office's alone.
    c.add('s.case_id is not null or h.asked_on > ?::date', addDays(today, -365))
  }
  if (tab === 'in') addTownship(c, 'h.to_township', area)
  if (tab === 'entrustedOut' || (role !== 'townshipOffice' && tab !== 'entrustedIn')) mine()
}

/** A township by its index; an office above it by its prefix. */
function addTownship(c: Conditions, column: string, area: string): void {
  if (levelOf(area) === 'township') c.add(`${column} = ?`, area)
  else c.add(`starts_with(${column}, ?)`, area)
}

const joined = `handover h
  left join case_state s on s.region = h.region and s.case_id = h.case_id
  left join person p on p.region = h.region and p.id = h.person_id
  left join area f on f.code = h.from_township
  left join area t on t.code = h.to_township
  left join organisation o on o.id = coalesce(h.to_station, s.station_id)
  left join account w on w.id = coalesce(h.to_worker, s.worker_id)`

export type HandoverFind = {
  readonly tab: HandoverTab
  readonly closed: boolean
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/** Overdue first, what has no day last. */
export async function listHandovers(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: HandoverFind,
): Promise<HandoverRow[]> {
  const c = conditions()
  inTab(c, user, find.tab, today)
  c.add(find.closed ? 'not h.open' : 'h.open')
  if (find.after) {
    const [due, caseId, id] = find.after
    c.add(`(coalesce(h.due_on, 'infinity'), h.case_id, h.id) > (?::date, ?, ?)`, due, caseId, id)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<HandoverRow>(
    `select h.region, h.case_id, h.person_id, h.file_no, h.id, h.kind, h.step, h.turn, h.due_on, h.asked_on, h.changed_on,
       h.until_on, h.tasks, h.open, h.guest, f.name as from_name, t.name as to_name, o.name as station_name,
       w.name as worker_name, p.name_sealed, h.report_by, s.term_ends
     from ${joined} where ${c.where()} order by coalesce(h.due_on, 'infinity'), h.case_id, h.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** How much is open in each of these tabs, how much of it waits for this reader's side, and how much is past its day. */
export async function countHandovers(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  tabs: readonly HandoverTab[] = handoverTabs,
): Promise<Record<HandoverTab, { open: number; mine: number; late: number }>> {
  const counts = []
  for (const tab of tabs) {
    const c = conditions()
    inTab(c, user, tab, today)
    c.add('h.open')
    const day = c.value(today)
    const side = c.value(tab === 'in' || tab === 'entrustedIn' ? 'new' : 'old')
    const { rows } = await tx.query<{ open: number; mine: number; late: number }>(
      `select count(*)::int as open, count(*) filter (where h.turn = ${side})::int as mine,
         count(*) filter (where h.due_on < ${day}::date)::int as late
       from ${joined} where ${c.where()}`,
      [...c.values],
    )
    counts.push([tab, rows[0] ?? { open: 0, mine: 0, late: 0 }] as const)
  }
  return Object.fromEntries(counts) as Record<HandoverTab, { open: number; mine: number; late: number }>
}

export type StationLine = { readonly id: string; readonly name: string; readonly areaName: string }

/** Stations of an area by name: where daily work can be entrusted. Offices and stations are no secret. */
export async function listStations(tx: PoolClient, area: string): Promise<StationLine[]> {
  const { rows } = await tx.query<StationLine>({
    name: 'handover-stations',
    text: `select o.id, o.name, coalesce(a.name, o.area) as "areaName" from organisation o
      left join area a on a.code = o.area
      where o.kind = 'station' and starts_with(o.area, $1) order by o.area, o.name limit 200`,
    values: [area],
  })
  return rows
}

export type Organisation = { readonly id: string; readonly name: string; readonly area: string }

export async function findStation(tx: PoolClient, id: string): Promise<Organisation | undefined> {
  const { rows } = await tx.query<Organisation>({
    name: 'handover-station',
    text: `select id, name, area from organisation where id = $1 and kind = 'station'`,
    values: [id],
  })
  return rows[0]
}

export async function findTownship(
  tx: PoolClient,
  code: string,
): Promise<{ readonly code: string; readonly name: string } | undefined> {
  const { rows } = await tx.query<{ code: string; name: string }>({
    name: 'handover-township',
    text: `select code, name from area where code = $1 and level = 'township'`,
    values: [code],
  })
  return rows[0]
}

export type Taker = {
  readonly id: string
  readonly name: string
  readonly workers: readonly { id: string; name: string; cases: number }[]
}

/** Stations within a grant's reach with who works there today, and how many open cases each carries within that reach. */
export async function listTakers(
  tx: PoolClient,
  scope: { readonly area: string; readonly org: string | null },
  today: string,
): Promise<Taker[]> {
  const { rows } = await tx.query<Taker>({
    name: 'handover-takers',
    text: `select o.id, o.name, coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'cases',
        (select count(*) from case_state k where k.worker_id = a.id and k.stage in ${openStages})) order by a.name, a.id)
        filter (where a.id is not null), '[]') as workers
      from organisation o
        left join account_grant g on g.org_id = o.id and g.role = 'worker' and ${inForce('g', '$3')}
        left join account a on a.id = g.account_id and a.status <> 'disabled'
      where o.kind = 'station' and starts_with(o.area, $1) and ($2::text is null or o.id = $2)
      group by o.id, o.name order by o.name, o.id limit 100`,
    values: [scope.area, scope.org, today],
  })
  return rows
}

/** Names for the two ends of a hand-over. */
export async function loadNames(
  tx: PoolClient,
  areas: readonly string[],
  accounts: readonly string[],
): Promise<{ areas: ReadonlyMap<string, string>; accounts: ReadonlyMap<string, string> }> {
  const { rows } = await tx.query<{ kind: 'area' | 'account'; id: string; name: string }>({
    name: 'handover-names',
    text: `select 'area' as kind, code as id, name from area where code = any($1)
      union all select 'account', id, name from account where id = any($2)`,
    values: [areas, accounts],
  })
  const of = (kind: string) => new Map(rows.filter((r) => r.kind === kind).map((r) => [r.id, r.name]))
  return { areas: of('area'), accounts: of('account') }
}

/** Does the station belong to the township that takes over? */
export function servesTownship(station: Organisation, township: string): boolean {
  return isWithin(township, station.area) || isWithin(station.area, township)
}

/** Entrusted work that runs, of one worker. */
export async function listEntrustedTo(
  tx: PoolClient,
  worker: string,
): Promise<{ caseId: string; id: string; tasks: readonly string[]; fromName: string }[]> {
  const { rows } = await tx.query<{ caseId: string; id: string; tasks: readonly string[]; fromName: string }>(
    {
      name: 'handover-entrusted-to',
      text: `select h.case_id as "caseId", h.id, h.tasks, coalesce(a.name, '') as "fromName"
      from handover h left join area a on a.code = h.township
      where h.to_worker = $1 and h.guest and h.kind = 'entrust' and h.step = 'running' order by h.case_id, h.id limit 100`,
      values: [worker],
    },
  )
  return rows
}

/** Of the case that `app.case` names. */
export async function listOpenDuties(
  tx: PoolClient,
  place: { readonly region: string; readonly caseId: string },
  kinds: readonly string[],
): Promise<{ dutyId: string; kind: string; dueOn: string; clause: string }[]> {
  const { rows } = await tx.query<{ dutyId: string; kind: string; dueOn: string; clause: string }>({
    name: 'handover-open-duties',
    text: `select id as "dutyId", kind, due_on as "dueOn", clause from duty
      where region = $1 and case_id = $2 and status = 'open' and kind = any($3) order by due_on, id`,
    values: [place.region, place.caseId, kinds],
  })
  return rows
}
