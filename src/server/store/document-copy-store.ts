import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Vault } from '#server/crypto/vault.ts'

export type NewCopy = {
  readonly region: string
  readonly caseId: string
  readonly documentId: string
  readonly id: string
  readonly mediaType: string
  readonly content: Buffer
  readonly name: string
  readonly by: string
  readonly at: string
}

/** Keeps the signed paper sealed in `attachment` and ties it to its document. */
export async function insertCopy(tx: PoolClient, vault: Vault, c: NewCopy): Promise<void> {
  const sealed = (column: string, text: string) => vault.seal(attachmentPlace(column, c.region, c.id), text)
  await tx.query({
    name: 'attachment-insert',
    text: `insert into attachment (region, id, case_id, media_type, bytes, sha256, name_sealed, content_sealed,
        confidentiality, by_user, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'C4', $9, $10)`,
    values: [
      ...[c.region, c.id, c.caseId, c.mediaType, c.content.length],
      createHash('sha256').update(c.content).digest(),
      ...[sealed('name', c.name), sealed('content', c.content.toString('base64')), c.by, c.at],
    ],
  })
  await tx.query({
    name: 'document-copy-insert',
    text: 'insert into document_copy (region, case_id, document_id, attachment_id) values ($1, $2, $3, $4)',
    values: [c.region, c.caseId, c.documentId, c.id],
  })
}

export async function findCopy(
  tx: PoolClient,
  vault: Vault,
  place: {
    readonly region: string
    readonly caseId: string
    readonly documentId: string
    readonly id: string
  },
): Promise<{ readonly mediaType: string; readonly content: Buffer } | undefined> {
  const { rows } = await tx.query<{ media_type: string; content_sealed: Buffer }>({
    name: 'document-copy-find',
    text: `select a.media_type, a.content_sealed from document_copy c
        join attachment a on a.region = c.region and a.id = c.attachment_id
      where c.region = $1 and c.case_id = $2 and c.document_id = $3 and c.attachment_id = $4`,
    values: [place.region, place.caseId, place.documentId, place.id],
  })
  const row = rows[0]
  if (!row) return undefined
  const text = vault.open(attachmentPlace('content', place.region, place.id), row.content_sealed)
  return { mediaType: row.media_type, content: Buffer.from(text, 'base64') }
}

function attachmentPlace(column: string, region: string, id: string): string {
  return `attachment.${column}:${region}/${id}`
}
