import type { PoolClient } from 'pg'
import { type EndingTab, endingTabs } from '#core/ending/ending-tabs.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** A line of the register; the name is still sealed. */
export type EndingRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly stage: string
  readonly township: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  readonly term_ends: string | null
  readonly clean_since: string | null
  readonly three_years_clean_on: string | null
  readonly since: string | null
  readonly reason: string | null
  readonly expected_until: string | null
  readonly suspended_days: number | null
  readonly end_assessed_on: string | null
  readonly notices_open: number | null
  readonly notices_due: string | null
  readonly follow_ups_done: number | null
  readonly follow_ups_missed: number | null
  readonly follow_up_due: string | null
  readonly exit_report: string | null
  readonly exit_list_no: string | null
  readonly exit_reported_on: string | null
  readonly exit_answered_on: string | null
  readonly exit_confirmed: boolean | null
  readonly sealing: string | null
  readonly sort_day: string
}

const joined = `case_state s left join ending e on e.region = s.region and e.case_id = s.case_id
  left join sealing_request q on q.region = s.region and q.case_id = s.case_id
    and q.status in ('prepared', 'approvedOnce', 'sealed')`

/** So many days before the end a case comes into the register: the assessment and the material need that long. */
const soonDays = 90
const over = `s.stage in ('discharged', 'terminated', 'convertedToIsolation')`

type Tab = {
  readonly where: (c: Conditions, today: PlainDate) => void
  readonly day: string
  readonly newestFirst?: boolean
}

const tabs: Readonly<Record<EndingTab, Tab>> = {
  soon: {
    where: (c, today) =>
      c.add(
        `s.stage = 'inForce' and s.term_ends between ?::date and ?::date`,
        today,
        addDays(today, soonDays),
      ),
    day: 's.term_ends',
  },
  suspended: { where: (c) => c.add(`s.stage = 'suspended'`), day: 'e.since' },
  ended: {
    where: (c) => c.add(`s.stage in ('terminated', 'convertedToIsolation')`),
    day: 'e.since',
    newestFirst: true,
  },
  discharged: { where: (c) => c.add(`s.stage = 'discharged'`), day: 's.term_ends', newestFirst: true },
  followUp: {
    where: (c, today) => c.add(`s.stage = 'discharged' and s.three_years_clean_on > ?::date`, today),
    day: `coalesce(e.follow_up_due, s.three_years_clean_on)`,
  },
  clean: {
    where: (c, today) => c.add(`${over} and s.three_years_clean_on <= ?::date`, today),
    day: 's.three_years_clean_on',
  },
}

export const exitStates = ['due', 'reported', 'confirmed', 'declined'] as const
export type ExitState = (typeof exitStates)[number]

/** An answer or a list from before the present three years belongs to earlier ones: use in between began them anew. */
const exitIs: Readonly<Record<ExitState, string>> = {
  due: `(e.exit_reported_on is null or e.exit_reported_on < s.three_years_clean_on)`,
  reported: `e.exit_reported_on >= s.three_years_clean_on and e.exit_answered_on is null`,
  confirmed: `e.exit_reported_on >= s.three_years_clean_on and e.exit_confirmed`,
  declined: `e.exit_reported_on >= s.three_years_clean_on and not e.exit_confirmed`,
}

/** Everything that is not at its end yet. */
const exitOpen = `not coalesce(${exitIs.confirmed}, false)`

/** What the police see of a part: what is theirs to issue, the names handed to them, and nothing else. */
const ofPolice: Partial<Record<EndingTab, string>> = {
  discharged: 'e.notices_of_police > 0',
  clean: 'e.exit_report is not null',
}

export type EndingFind = {
  readonly tab: EndingTab
  /** Only where somebody is still to be told. */
  readonly open: boolean
  readonly exit: ExitState | 'open' | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/** The police see what is theirs to issue and the names handed to them, nothing else. */
function scoped(user: SessionUser): Conditions {
  const c = conditions()
  addReaderScope(c, user, 's')
  if (user.role === 'policeLiaison') c.add('e.notices_of_police > 0 or e.exit_report is not null')
  return c
}

export async function listEndings(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: EndingFind,
): Promise<EndingRow[]> {
  const c = scoped(user)
  const tab = tabs[find.tab]
  tab.where(c, today)
  if (find.open) c.add('e.notices_open > 0')
  if (find.tab === 'clean' && find.exit) c.add(find.exit === 'open' ? exitOpen : exitIs[find.exit])
  if (user.role === 'policeLiaison') c.add(ofPolice[find.tab] ?? 'false')
  const day = `coalesce(${tab.day}, 'infinity'::date)`
  if (find.after) {
    const [from, caseId] = find.after
    c.add(`(${day}, s.case_id) ${tab.newestFirst ? '<' : '>'} (?::date, ?)`, from, caseId)
  }
  const direction = tab.newestFirst ? 'desc' : 'asc'
  const limit = c.value(find.limit)
  const { rows } = await tx.query<EndingRow>(
    `select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, s.measure, s.stage, s.township,
       (select o.name from organisation o where o.id = s.station_id) as station_name,
       (select a.name from staff a where a.account_id = s.worker_id) as worker_name,
       s.term_ends, s.clean_since, s.three_years_clean_on, e.since, e.reason, e.expected_until, e.suspended_days,
       e.end_assessed_on, e.notices_open, e.notices_due, e.follow_ups_done, e.follow_ups_missed, e.follow_up_due,
       e.exit_report, e.exit_list_no, e.exit_reported_on, e.exit_answered_on, e.exit_confirmed,
       q.status as sealing, ${day}::text as sort_day
     from ${joined} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by ${day} ${direction}, s.case_id ${direction} limit ${limit}`,
    [...c.values],
  )
  return rows
}

export type EndingCounts = Readonly<Record<EndingTab, number>> & {
  readonly open: number
  readonly exits: Readonly<Record<ExitState, number>>
}

/** Of the whole register of this reader, whatever is filtered. */
export async function countEndings(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<EndingCounts> {
  const c = scoped(user)
  const sums: string[] = endingTabs.map((tab) => {
    const own = {
      ...c,
      add: (sql: string, ...given: readonly unknown[]) => filters.push(fill(c, sql, given)),
    }
    const filters: string[] = []
    tabs[tab].where(own, today)
    if (user.role === 'policeLiaison') filters.push(ofPolice[tab] ?? 'false')
    return `count(*) filter (where ${filters.join(' and ')})::int as "${tab}"`
  })
  const day = c.value(today)
  const exits = exitStates.map(
    (x) =>
      `count(*) filter (where ${over} and s.three_years_clean_on <= ${day}::date and ${exitIs[x]})::int as "exit_${x}"`,
  )
  const { rows } = await tx.query<Record<string, number>>(
    `select ${[...sums, ...exits].join(', ')}, count(*) filter (where e.notices_open > 0)::int as open
     from ${joined} where ${c.where()}`,
    [...c.values],
  )
  const found = rows[0] ?? {}
  return {
    ...(Object.fromEntries(endingTabs.map((tab) => [tab, found[tab] ?? 0])) as Record<EndingTab, number>),
    open: found['open'] ?? 0,
    exits: Object.fromEntries(exitStates.map((x) => [x, found[`exit_${x}`] ?? 0])) as Record<
      ExitState,
      number
    >,
  }
}

function fill(c: Conditions, sql: string, given: readonly unknown[]): string {
  let next = 0
  return sql.replaceAll('?', () => c.value(given[next++]))
}
