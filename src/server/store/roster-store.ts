import type { PoolClient } from 'pg'
import type { RosterKind } from '#core/roster/roster-columns.ts'
import type { RosterReason } from '#core/roster/roster-reason.ts'

export type StoredRoster = {
  readonly region: string
  readonly id: string
  readonly kind: RosterKind
  readonly screening_id: string | null
  readonly status: 'previewed' | 'taken' | 'undone'
  readonly file_name_sealed: Buffer
  readonly headings: readonly string[]
  readonly passed_over: readonly string[]
  readonly by_name: string | null
  readonly created_at: string
}

const shown = `r.region, r.id, r.kind, r.screening_id, r.status, r.file_name_sealed, r.headings, r.passed_over,
  r.created_at, (select a.name from account a where a.id = r.by_user) as by_name`

export type NewRoster = Omit<StoredRoster, 'by_name' | 'created_at' | 'status'> & {
  readonly hash: Buffer
  readonly by: { readonly user: string; readonly role: string; readonly org: string; readonly area: string }
  readonly at: string
}

export async function insertRoster(tx: PoolClient, r: NewRoster): Promise<void> {
  await tx.query({
    name: 'roster-insert',
    text: `insert into roster (region, id, kind, screening_id, status, file_name_sealed, file_hash, headings, passed_over,
        by_user, by_role, by_org, area, created_at)
      values ($1, $2, $3, $4, 'previewed', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      r.region,
      r.id,
      r.kind,
      r.screening_id,
      r.file_name_sealed,
      r.hash,
      r.headings,
      r.passed_over,
      r.by.user,
      r.by.role,
      r.by.org,
      r.by.area,
      r.at,
    ],
  })
}

/** A list of the own office; row security hides every other. */
export async function findRoster(
  tx: PoolClient,
  region: string,
  id: string,
  hold = false,
): Promise<StoredRoster | undefined> {
  const { rows } = await tx.query<StoredRoster>({
    name: hold ? 'roster-hold' : 'roster-find',
    text: `select ${shown} from roster r where r.region = $1 and r.id = $2${hold ? ' for update of r' : ''}`,
    values: [region, id],
  })
  return rows[0]
}

export async function listRosters(tx: PoolClient, region: string, kind: RosterKind): Promise<StoredRoster[]> {
  const { rows } = await tx.query<StoredRoster>({
    name: 'roster-list',
    text: `select ${shown} from roster r where r.region = $1 and r.kind = $2 order by r.id desc limit 50`,
    values: [region, kind],
  })
  return rows
}

/** The same content sent before and still standing; for a screening, into the same one. */
export async function findSameRoster(
  tx: PoolClient,
  region: string,
  hash: Buffer,
  screeningId: string | null,
): Promise<{ id: string } | undefined> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'roster-same',
    text: `select id from roster where region = $1 and file_hash = $2 and status <> 'undone'
      and screening_id is not distinct from $3 order by id desc limit 1`,
    values: [region, hash, screeningId],
  })
  return rows[0]
}

export async function setRosterStatus(
  tx: PoolClient,
  key: { readonly region: string; readonly id: string },
  status: 'taken' | 'undone',
  at: string,
): Promise<void> {
  await tx.query({
    name: 'roster-status',
    text: `update roster set status = $3, taken_at = case when $3 = 'taken' then $4::timestamptz else taken_at end,
        undone_at = case when $3 = 'undone' then $4::timestamptz end where region = $1 and id = $2`,
    values: [key.region, key.id, status, at],
  })
}

export type StoredRosterRow = {
  readonly id: string
  readonly row_no: number
  readonly place: string
  readonly standing: 'ready' | 'warning' | 'refused'
  readonly status: 'read' | 'taken' | 'undone' | 'kept'
  readonly reasons: readonly RosterReason[]
  readonly sealed: Buffer
  readonly township_name: string | null
}

export type NewRosterRow = Pick<
  StoredRosterRow,
  'id' | 'row_no' | 'place' | 'standing' | 'reasons' | 'sealed'
> & {
  readonly idNumber: Buffer | null
  readonly township: string | null
}

export async function insertRosterRows(
  tx: PoolClient,
  of: { readonly region: string; readonly rosterId: string; readonly org: string },
  rows: readonly NewRosterRow[],
): Promise<void> {
  const encoded = rows.map((r) => ({
    ...r,
    sealed: r.sealed.toString('base64'),
    idNumber: r.idNumber?.toString('base64') ?? null,
  }))
  await tx.query({
    name: 'roster-rows-insert',
    text: `insert into roster_row (region, roster_id, by_org, id, row_no, place, standing, reasons, sealed, id_number_index,
        township)
      select $1, $2, $3, r.id, r.row_no, r.place, r.standing, r.reasons, decode(r.sealed, 'base64'),
        decode(r."idNumber", 'base64'), r.township
      from jsonb_to_recordset($4::jsonb) as r(id text, row_no int, place text, standing text, reasons jsonb, sealed text,
        "idNumber" text, township text)`,
    values: [of.region, of.rosterId, of.org, JSON.stringify(encoded)],
  })
}

export async function listRosterRows(
  tx: PoolClient,
  find: {
    readonly region: string
    readonly rosterId: string
    readonly standing?: readonly string[] | undefined
    readonly status?: string | undefined
    readonly after: number
    readonly limit: number
  },
): Promise<StoredRosterRow[]> {
  const { rows } = await tx.query<StoredRosterRow>({
    name: 'roster-rows',
    text: `select r.id, r.row_no, r.place, r.standing, r.status, r.reasons, r.sealed,
        (select a.name from area a where a.code = r.township) as township_name
      from roster_row r where r.region = $1 and r.roster_id = $2 and ($3::text[] is null or r.standing = any($3))
        and ($4::text is null or r.status = $4) and r.row_no > $5 order by r.row_no limit $6`,
    values: [find.region, find.rosterId, find.standing ?? null, find.status ?? null, find.after, find.limit],
  })
  return rows
}

export type RosterCount = {
  readonly standing: StoredRosterRow['standing']
  readonly status: StoredRosterRow['status']
  readonly n: number
}

export async function countRosterRows(
  tx: PoolClient,
  region: string,
  rosterId: string,
): Promise<RosterCount[]> {
  const { rows } = await tx.query<RosterCount>({
    name: 'roster-rows-count',
    text: `select standing, status, count(*)::int as n from roster_row where region = $1 and roster_id = $2
      group by standing, status`,
    values: [region, rosterId],
  })
  return rows
}

/** Marks rows by what became of them. */
export async function markRosterRows(
  tx: PoolClient,
  region: string,
  ids: readonly string[],
  status: StoredRosterRow['status'],
): Promise<void> {
  await tx.query({
    name: 'roster-rows-mark',
    text: 'update roster_row set status = $3 where region = $1 and id = any($2)',
    values: [region, ids, status],
  })
}

/** Rows that were read and are good enough to be taken, with the rows to confirm where `warnings` says so. */
export async function rowsToTake(
  tx: PoolClient,
  of: { readonly region: string; readonly rosterId: string },
  warnings: boolean,
): Promise<StoredRosterRow[]> {
  const standing = warnings ? ['ready', 'warning'] : ['ready']
  return listRosterRows(tx, { ...of, standing, status: 'read', after: 0, limit: 100_000 })
}
