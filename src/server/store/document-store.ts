import type { PoolClient } from 'pg'

export type DocumentRow = {
  readonly region: string
  readonly caseId: string
  readonly id: string
  readonly form: string
  readonly version: number
  readonly area: string
  readonly about: string | null
  readonly org: string
  readonly kind: string | null
  readonly year: number | null
  readonly no: number | null
  readonly number: string | null
  readonly on: string
  readonly seq: number
  readonly readers: readonly string[]
  readonly confidentiality: string
  readonly frozen: Buffer
  readonly sha256: Buffer
  readonly pages: number
  readonly by: { readonly user: string; readonly role: string; readonly org: string }
  readonly at: string
}

/** False where a paper with this id is there already. */
export async function insertDocument(tx: PoolClient, d: DocumentRow): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'document-insert',
    text: `insert into document (region, case_id, id, form, version, area, about_entry, org, kind, year, no, number,
        on_day, seq, readers, confidentiality, frozen_sealed, sha256, pages, by_user, by_role, by_org, issued_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
      on conflict (region, case_id, id) do nothing`,
    values: [
      ...[
        d.region,
        d.caseId,
        d.id,
        d.form,
        d.version,
        d.area,
        d.about,
        d.org,
        d.kind,
        d.year,
        d.no,
        d.number,
      ],
      ...[d.on, d.seq, d.readers, d.confidentiality, d.frozen, d.sha256, d.pages],
      ...[d.by.user, d.by.role, d.by.org, d.at],
    ],
  })
  return rowCount === 1
}

export type IssuedRow = {
  readonly id: string
  readonly form: string
  readonly number: string | null
  readonly on: string
  readonly issuedAt: string
  readonly byUser: string
  readonly byName: string
  readonly byRole: string
  readonly byOrg: string
  readonly pages: number
  readonly sha256: string
  readonly readers: readonly string[]
  readonly frozen: Buffer
  readonly voidedAt: string | null
  readonly voidReason: Buffer | null
  readonly voidBy: string | null
  readonly copies: readonly { id: string; mediaType: string; bytes: number; at: string }[] | null
}

const columns = `d.id, d.form, d.number, d.on_day::text as "on", d.issued_at as "issuedAt", d.by_user as "byUser",
  coalesce((select name from staff where account_id = d.by_user), '') as "byName", d.by_role as "byRole",
  coalesce((select name from organisation where id = d.by_org), '') as "byOrg", d.pages,
  encode(d.sha256, 'hex') as sha256, d.readers, d.frozen_sealed as frozen,
  v.at as "voidedAt", v.reason_sealed as "voidReason",
  (select name from staff where account_id = v.by_user) as "voidBy",
  (select jsonb_agg(jsonb_build_object('id', a.id, 'mediaType', a.media_type, 'bytes', a.bytes, 'at', a.recorded_at)
      order by a.recorded_at)
    from document_copy c join attachment a on a.region = c.region and a.id = c.attachment_id
    where c.region = d.region and c.case_id = d.case_id and c.document_id = d.id) as copies`

const from = `from document d left join document_void v
  on v.region = d.region and v.case_id = d.case_id and v.document_id = d.id`

/** Papers of an opened case that a role may read, newest first. */
export async function listIssued(
  tx: PoolClient,
  place: { readonly region: string; readonly caseId: string },
  role: string,
): Promise<readonly IssuedRow[]> {
  const { rows } = await tx.query<IssuedRow>({
    name: 'document-list',
    text: `select ${columns} ${from} where d.region = $1 and d.case_id = $2 and $3 = any(d.readers)
      order by d.issued_at desc, d.id desc`,
    values: [place.region, place.caseId, role],
  })
  return rows
}

/** One paper of an opened case, if the role may read it. */
export async function findIssued(
  tx: PoolClient,
  place: { readonly region: string; readonly caseId: string },
  id: string,
  role: string,
): Promise<IssuedRow | undefined> {
  const { rows } = await tx.query<IssuedRow>({
    name: 'document-find',
    text: `select ${columns} ${from} where d.region = $1 and d.case_id = $2 and d.id = $3 and $4 = any(d.readers)`,
    values: [place.region, place.caseId, id, role],
  })
  return rows[0]
}

/** False where it was void already. */
export async function insertVoid(
  tx: PoolClient,
  place: { readonly region: string; readonly caseId: string; readonly id: string },
  by: { readonly user: string; readonly at: string; readonly reason: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'document-void',
    text: `insert into document_void (region, case_id, document_id, reason_sealed, by_user, at)
      values ($1, $2, $3, $4, $5, $6) on conflict (region, case_id, document_id) do nothing`,
    values: [place.region, place.caseId, place.id, by.reason, by.user, by.at],
  })
  return rowCount === 1
}
