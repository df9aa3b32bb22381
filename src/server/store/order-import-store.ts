import type { PoolClient } from 'pg'
import type { FileFault } from '#core/orders/file-fault.ts'

/** A list of orders as stored; its name and content are still sealed. */
export type ImportRow = {
  readonly region: string
  readonly id: string
  readonly source: 'workbook' | 'hand'
  readonly status: 'uploaded' | 'reading' | 'previewed' | 'sent' | 'undone' | 'failed'
  readonly file_name_sealed: Buffer | null
  readonly content_sealed: Buffer | null
  readonly language: 'zh' | 'en'
  readonly fault: FileFault | null
  readonly passed_over: readonly string[]
  readonly headings: readonly string[]
  readonly rows_total: number
  readonly rows_read: number
  readonly by_user: string
  readonly by_role: string
  readonly by_org: string
  readonly by_name: string | null
  readonly area: string
  readonly created_at: string
  readonly sent_at: string | null
}

const shown = `i.region, i.id, i.source, i.status, i.file_name_sealed, i.fault, i.passed_over, i.headings, i.rows_total,
  i.rows_read, i.by_user, i.by_role, i.by_org, i.area, i.created_at, i.sent_at, i.language,
  (select a.name from account a where a.id = i.by_user) as by_name`

export type NewImport = {
  readonly region: string
  readonly id: string
  readonly source: 'workbook' | 'hand'
  readonly status: ImportRow['status']
  readonly fileName: Buffer | null
  readonly hash: Buffer | null
  readonly bytes: number | null
  readonly content: Buffer | null
  readonly language: 'zh' | 'en'
  readonly by: { readonly user: string; readonly role: string; readonly org: string; readonly area: string }
  readonly at: string
}

export async function insertImport(tx: PoolClient, i: NewImport): Promise<void> {
  await tx.query({
    name: 'order-import-insert',
    text: `insert into order_import (region, id, source, status, file_name_sealed, file_hash, file_bytes, content_sealed,
        language, by_user, by_role, by_org, area, created_at, sent_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      i.region,
      i.id,
      i.source,
      i.status,
      i.fileName,
      i.hash,
      i.bytes,
      i.content,
      i.language,
      i.by.user,
      i.by.role,
      i.by.org,
      i.by.area,
      i.at,
      i.status === 'sent' ? i.at : null,
    ],
  })
}

export async function findImport(tx: PoolClient, region: string, id: string): Promise<ImportRow | undefined> {
  const { rows } = await tx.query<ImportRow>({
    name: 'order-import-find',
    text: `select ${shown} from order_import i where i.region = $1 and i.id = $2`,
    values: [region, id],
  })
  return rows[0]
}

/** Newest first; `after` is the id of the last one seen (ids are ordered by time). */
export async function listImports(
  tx: PoolClient,
  find: {
    readonly region: string
    readonly org: string
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<ImportRow[]> {
  const { rows } = await tx.query<ImportRow>({
    name: 'order-import-list',
    text: `select ${shown} from order_import i
      where i.region = $1 and i.by_org = $2 and ($3::text is null or i.id < $3) order by i.id desc limit $4`,
    values: [find.region, find.org, find.after ?? null, find.limit],
  })
  return rows
}

/** An earlier list with the same content from the same office that was not undone and did not fail. */
export async function findSameFile(
  tx: PoolClient,
  region: string,
  org: string,
  hash: Buffer,
): Promise<{ id: string; created_at: string } | undefined> {
  const { rows } = await tx.query<{ id: string; created_at: string }>({
    name: 'order-import-same',
    text: `select id, created_at from order_import where region = $1 and by_org = $2 and file_hash = $3
      and status not in ('undone', 'failed') order by id desc limit 1`,
    values: [region, org, hash],
  })
  return rows[0]
}

export async function setImportStatus(
  tx: PoolClient,
  region: string,
  id: string,
  status: 'sent' | 'undone',
  at: string,
): Promise<void> {
  await tx.query({
    name: 'order-import-status',
    text: `update order_import set status = $3, sent_at = case when $3 = 'sent' then coalesce(sent_at, $4) else sent_at end,
        undone_at = case when $3 = 'undone' then $4::timestamptz end
      where region = $1 and id = $2`,
    values: [region, id, status, at],
  })
}

/** Claims the oldest list of a region that is not read to the end and that no living reader holds. For jobs. */
export async function claimUnread(tx: PoolClient, region: string): Promise<ImportRow | undefined> {
  const { rows } = await tx.query<ImportRow>({
    name: 'order-import-claim',
    text: `update order_import i set status = 'reading', claimed_at = now()
      where i.region = $1 and i.id = (
        select id from order_import where region = $1
          and (status = 'uploaded' or (status = 'reading' and claimed_at < now() - interval '20 seconds'))
        order by created_at limit 1 for update skip locked)
      returning ${shown}, i.content_sealed`,
    values: [region],
  })
  return rows[0]
}

export type ReadingProgress = {
  readonly status: 'reading' | 'previewed' | 'failed'
  readonly rowsTotal?: number
  readonly rowsRead?: number
  readonly headings?: readonly string[]
  readonly passedOver?: readonly string[]
  readonly fault?: FileFault
  readonly at: string
}

/** How far reading has come; the content goes once it was read. */
export async function setReading(
  tx: PoolClient,
  region: string,
  id: string,
  p: ReadingProgress,
): Promise<void> {
  await tx.query({
    name: 'order-import-reading',
    text: `update order_import set status = $3, rows_total = coalesce($4, rows_total), rows_read = coalesce($5, rows_read),
        headings = coalesce($6, headings), passed_over = coalesce($7, passed_over), fault = $8,
        claimed_at = now(),
        previewed_at = case when $3 = 'previewed' then $9::timestamptz end,
        content_sealed = case when $3 = 'reading' then content_sealed end
      where region = $1 and id = $2`,
    values: [
      region,
      id,
      p.status,
      p.rowsTotal ?? null,
      p.rowsRead ?? null,
      p.headings ?? null,
      p.passedOver ?? null,
      p.fault ? JSON.stringify(p.fault) : null,
      p.at,
    ],
  })
}

/** Of these regions, those where orders wait for the background: lists to read, rows to accept or to undo. For jobs. */
export async function regionsWithOrderWork(tx: PoolClient): Promise<string[]> {
  const { rows } = await tx.query<{ region: string }>({
    name: 'order-work-regions',
    text: `select region from order_import where status in ('uploaded', 'reading')
      union select region from order_import_row where status in ('accepting', 'undoing')`,
  })
  return rows.map((r) => r.region)
}
