import type { PoolClient } from 'pg'
import { ledgerTypes } from '#core/ledger/entry-fields.ts'
import { linesThatStand } from '#core/ledger/lines-that-stand.ts'
import type { CaseChange, Projection } from './projections.ts'

/**
 * Lines as the journal has them, still sealed: `$2`, `$3` name the entries that stand (case by case), `$4` the cases
 * whose other lines go. Lateral, so that each line is one look into the index whatever the planner knows of the journal.
 */
const writeSql = `with
  fresh as (select * from unnest($2::text[], $3::text[]) as f(case_id, id)),
  gone as (delete from ledger_line l where l.region = $1 and l.case_id = any($4::text[])
    and not exists (select from fresh f where f.case_id = l.case_id and f.id = l.id) returning 1),
  put as (insert into ledger_line (region, case_id, id, type, on_day, recorded_at, by_user, data, secret)
    select j.region, j.case_id, j.id, j.type, j.on_day, j.recorded_at, j.by_user, j.data, j.secret
    from fresh f cross join lateral (select * from journal k
      where k.region = $1 and k.case_id = f.case_id and k.id = f.id offset 0) j
    on conflict do nothing returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

const kept = new Set(ledgerTypes)
/** What takes out, or brings back, a line that stands already. */
const undoing = new Set(['struck', 'objectionDecided', 'testObjectionDecided'])

/** Keeps `ledger_line` equal to what the journals say: an entry of today adds its own line and touches no other. */
export const ledgerProjection: Projection = {
  name: 'ledger',
  apply: async (tx, changes) => {
    const adds = changes.filter((c) => isPlain(c) && c.added.some((e) => kept.has(e.type)))
    const whole = changes.filter((c) => c.before === undefined || c.added.some((e) => undoing.has(e.type)))
    await write(tx, adds, (c) => c.added, false)
    await write(tx, whole, standing, true)
  },
  rebuild: (tx, changes) => write(tx, changes, standing, true),
}

function isPlain({ before, added }: CaseChange): boolean {
  return before !== undefined && !added.some((e) => undoing.has(e.type))
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
      lines.map(([caseId]) => caseId),
      lines.map(([, id]) => id),
      others ? changes.map((c) => c.caseId) : [],
    ],
  })
  return rows[0]?.n ?? 0
}
