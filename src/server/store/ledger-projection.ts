import type { PoolClient } from 'pg'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { ledgerTypes } from '#core/ledger/entry-fields.ts'
import { linesThatStand } from '#core/ledger/lines-that-stand.ts'
import { type Levels, levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const places = `places as (select * from jsonb_to_recordset($2::jsonb)
    as p(case_id text, province text, city text, county text, township text))`

/**
 * Lines as the journal has them, still sealed: `$3`, `$4` name the entries that stand (case by case), `$5` the cases
 * whose other lines go. Lateral, so that each line is one look into the index whatever the planner knows of the journal.
 */
const writeSql = `with ${places},
  fresh as (select * from unnest($3::text[], $4::text[]) as f(case_id, id)),
  gone as (delete from ledger_line l where l.region = $1 and l.case_id = any($5::text[])
    and not exists (select from fresh f where f.case_id = l.case_id and f.id = l.id) returning 1),
  put as (insert into ledger_line (region, case_id, id, type, on_day, recorded_at, by_user, data, secret, province, city,
      county, township)
    select j.region, j.case_id, j.id, j.type, j.on_day, j.recorded_at, j.by_user, j.data, j.secret, p.province, p.city,
      p.county, p.township
    from fresh f join places p on p.case_id = f.case_id cross join lateral (select * from journal k
      where k.region = $1 and k.case_id = f.case_id and k.id = f.id offset 0) j
    on conflict do nothing returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

const moveSql = `with ${places},
  moved as (update ledger_line l set province = p.province, city = p.city, county = p.county, township = p.township
    from places p where l.region = $1 and l.case_id = p.case_id
      and (l.province, l.city, l.county, l.township) is distinct from (p.province, p.city, p.county, p.township)
    returning 1)
  select count(*)::int as n from moved`

const kept = new Set(ledgerTypes)
/** What takes out, or brings back, a line that stands already. */
const undoing = new Set(['struck', 'objectionDecided', 'testObjectionDecided'])

/** Keeps `ledger_line` equal to what the journals say: an entry of today adds its own line and touches no other. */
export const ledgerProjection: Projection = {
  name: 'ledger',
  apply: async (tx, changes) => {
    const whole = changes.filter((c) => c.before === undefined || c.added.some((e) => undoing.has(e.type)))
    const adds = changes.filter((c) => !whole.includes(c) && c.added.some((e) => kept.has(e.type)))
    await write(tx, adds, (c) => c.added, false)
    await write(tx, whole, standing, true)
    await move(tx, changes.filter(hasMoved))
  },
  rebuild: async (tx, changes) => (await write(tx, changes, standing, true)) + (await move(tx, changes)),
}

function standing({ journal, today }: CaseChange) {
  return linesThatStand(journal, today)
}

type Entries = (change: CaseChange) => readonly { readonly id: string; readonly type: string }[]

async function write(
  tx: PoolClient,
  changes: readonly CaseChange[],
  entries: Entries,
  others: boolean,
): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const lines = changes.flatMap((c) =>
    entries(c).flatMap((e) => (kept.has(e.type) ? [[c.caseId, e.id] as const] : [])),
  )
  const { rows } = await tx.query<{ n: number }>({
    name: 'ledger-line-write',
    text: writeSql,
    values: [
      first.region,
      placesOf(changes),
      lines.map(([caseId]) => caseId),
      lines.map(([, id]) => id),
      others ? changes.map((c) => c.caseId) : [],
    ],
  })
  return rows[0]?.n ?? 0
}

async function move(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const { rows } = await tx.query<{ n: number }>({
    name: 'ledger-line-move',
    text: moveSql,
    values: [first.region, placesOf(changes)],
  })
  return rows[0]?.n ?? 0
}

function hasMoved(change: CaseChange): boolean {
  const { before } = change
  if (!before) return false
  const now = placeOf(change)
  return (['province', 'city', 'county', 'township'] as const).some((level) => before[level] !== now[level])
}

function placesOf(changes: readonly CaseChange[]): string {
  return JSON.stringify(changes.map((c) => ({ case_id: c.caseId, ...placeOf(c) })))
}

/** Where the case is answered for; a file without an order stays where it was. */
function placeOf({ journal, state, before }: CaseChange): Levels {
  const place = responsiblePlace(journal, state)
  if (place !== null || !before) return levelsOf(place)
  const { province, city, county, township } = before
  return { province, city, county, township }
}
