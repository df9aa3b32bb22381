import type { PoolClient } from 'pg'
import type { rowStatuses } from '#contract/order-shapes.ts'
import type { Reason } from '#core/orders/reason.ts'

export type RowStatus = (typeof rowStatuses)[number]

/** One order on its way, as stored; particulars and cells are in `sealed`. */
export type StoredRow = {
  readonly region: string
  readonly id: string
  readonly import_id: string
  readonly row_no: number
  readonly sheet: string
  readonly standing: 'ready' | 'warning' | 'refused'
  readonly status: RowStatus
  readonly reasons: readonly Reason[]
  readonly sealed: Buffer
  readonly measure: string | null
  readonly document_no: string | null
  readonly decided_on: string | null
  readonly served_on: string | null
  readonly township: string | null
  readonly township_name: string | null
  readonly by_user: string
  readonly by_org: string
  readonly org_name: string | null
  readonly sent_at: string | null
  readonly act_by: string | null
  readonly act_role: string | null
  readonly act_org: string | null
  readonly act_reason_sealed: Buffer | null
  readonly station_id: string | null
  readonly worker_id: string | null
  readonly person_id: string | null
  readonly case_id: string | null
  readonly accepted_seq: number | null
}

export type NewRow = {
  readonly id: string
  readonly row_no: number
  readonly sheet: string
  readonly standing: StoredRow['standing']
  readonly status: RowStatus
  readonly reasons: readonly Reason[]
  readonly sealed: Buffer
  readonly id_number_index: Buffer | null
  readonly document_no: string | null
  readonly measure: string | null
  readonly decided_on: string | null
  readonly served_on: string | null
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly township: string | null
}

const insertSql = `
  insert into order_import_row (region, import_id, by_user, by_org, sent_at, id, row_no, sheet, standing, status, reasons,
    sealed, id_number_index, document_no, measure, decided_on, served_on, province, city, county, township)
  select $1, $2, $3, $4, $5, r.id, r.row_no, r.sheet, r.standing, r.status, r.reasons, decode(r.sealed, 'base64'),
    decode(r.id_number_index, 'base64'), r.document_no, r.measure, r.decided_on, r.served_on, r.province, r.city, r.county,
    r.township
  from jsonb_to_recordset($6::jsonb) as r(id text, row_no int, sheet text, standing text, status text, reasons jsonb,
    sealed text, id_number_index text, document_no text, measure text, decided_on date, served_on date, province text,
    city text, county text, township text)`

export async function insertRows(
  tx: PoolClient,
  of: {
    readonly region: string
    readonly importId: string
    readonly user: string
    readonly org: string
    readonly sentAt: string | null
  },
  rows: readonly NewRow[],
): Promise<void> {
  const encoded = rows.map((r) => ({
    ...r,
    sealed: r.sealed.toString('base64'),
    id_number_index: r.id_number_index?.toString('base64') ?? null,
  }))
  await tx.query({
    name: 'order-rows-insert',
    text: insertSql,
    values: [of.region, of.importId, of.user, of.org, of.sentAt, JSON.stringify(encoded)],
  })
}

/** Rows that were read before reading was interrupted: it begins anew. */
export async function clearReadRows(tx: PoolClient, region: string, importId: string): Promise<void> {
  await tx.query({
    name: 'order-rows-clear',
    text: `delete from order_import_row where region = $1 and import_id = $2 and status = 'read'`,
    values: [region, importId],
  })
}

const shown = `r.region, r.id, r.import_id, r.row_no, r.sheet, r.standing, r.status, r.reasons, r.sealed, r.measure,
  r.document_no, r.decided_on, r.served_on, r.township, r.by_user, r.by_org, r.sent_at, r.act_by, r.act_role, r.act_org,
  r.act_reason_sealed, r.station_id, r.worker_id, r.person_id, r.case_id, r.accepted_seq,
  (select a.name from area a where a.code = r.township) as township_name,
  (select o.name from organisation o where o.id = r.by_org) as org_name`

export async function listImportRows(
  tx: PoolClient,
  find: {
    readonly region: string
    readonly importId: string
    readonly standing?: string | undefined
    readonly status?: string | undefined
    readonly after: number
    readonly limit: number
  },
): Promise<StoredRow[]> {
  const { rows } = await tx.query<StoredRow>({
    name: 'order-rows-list',
    text: `select ${shown} from order_import_row r where r.region = $1 and r.import_id = $2
      and ($3::text is null or r.standing = $3) and ($4::text is null or r.status = $4) and r.row_no > $5
      order by r.row_no limit $6`,
    values: [find.region, find.importId, find.standing ?? null, find.status ?? null, find.after, find.limit],
  })
  return rows
}

/** Orders sent to a township, oldest first; `after` is the id of the last one seen. */
export async function listTownshipRows(
  tx: PoolClient,
  find: {
    readonly township: string
    readonly status: string
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<StoredRow[]> {
  const { rows } = await tx.query<StoredRow>({
    name: 'order-rows-township',
    text: `select ${shown} from order_import_row r
      where r.region = left($1, 4) and r.township = $1 and r.status = $2 and ($3::text is null or r.id > $3)
      order by r.id limit $4`,
    values: [find.township, find.status, find.after ?? null, find.limit],
  })
  return rows
}

export async function countWaiting(tx: PoolClient, township: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'order-rows-waiting',
    text: `select count(*)::int as n from order_import_row where township = $1 and status = 'waiting'`,
    values: [township],
  })
  return rows[0]?.n ?? 0
}

export async function findRow(tx: PoolClient, region: string, id: string): Promise<StoredRow | undefined> {
  const { rows } = await tx.query<StoredRow>({
    name: 'order-row-find',
    text: `select ${shown} from order_import_row r where r.region = $1 and r.id = $2`,
    values: [region, id],
  })
  return rows[0]
}

export type RowCount = {
  readonly standing: StoredRow['standing']
  readonly status: RowStatus
  readonly n: number
}

export async function countRows(
  tx: PoolClient,
  region: string,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RowCount[]>> {
  const { rows } = await tx.query<RowCount & { import_id: string }>({
    name: 'order-rows-count',
    text: `select import_id, standing, status, count(*)::int as n from order_import_row
      where region = $1 and import_id = any($2) group by import_id, standing, status`,
    values: [region, importIds],
  })
  const counts = new Map<string, RowCount[]>()
  for (const row of rows) counts.set(row.import_id, [...(counts.get(row.import_id) ?? []), row])
  return counts
}
