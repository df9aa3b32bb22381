import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Vault } from '#server/crypto/vault.ts'
import { officeRegion } from './rectification-store.ts'

export type NewOfficeFile = {
  readonly id: string
  /** The area it is about; the office that keeps it is this area or above it. */
  readonly area: string
  readonly byArea: string
  readonly about: 'rectification' | 'evaluation' | 'interview' | 'inspection' | 'demonstration' | 'standard'
  readonly aboutId: string
  readonly mediaType: string
  readonly content: Buffer
  readonly name: string
  readonly by: string
  readonly byName: string
  readonly at: string
}

/** Keeps evidence of an office sealed, name and content; what kind it is was read from its bytes (`keepCopy`). */
export async function insertOfficeFile(tx: PoolClient, vault: Vault, f: NewOfficeFile): Promise<void> {
  const region = officeRegion(f.area)
  const sealed = (column: string, text: string) => vault.seal(place(column, region, f.id), text)
  await tx.query({
    name: 'office-file-insert',
    text: `insert into office_file (region, id, area, by_area, about, about_id, media_type, bytes, sha256, name_sealed,
        content_sealed, by_user, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      ...[region, f.id, f.area, f.byArea, f.about, f.aboutId, f.mediaType, f.content.length],
      createHash('sha256').update(f.content).digest(),
      ...[sealed('name', f.name), sealed('content', f.content.toString('base64')), f.by, f.byName, f.at],
    ],
  })
}

export type OfficeFileLine = {
  readonly id: string
  readonly aboutId: string
  readonly area: string
  readonly byArea: string
  readonly mediaType: string
  readonly bytes: number
  readonly name: string
  readonly byName: string
  readonly at: string
}

/** The files of these acts, oldest first, without their contents. */
export async function listOfficeFiles(
  tx: PoolClient,
  vault: Vault,
  aboutIds: readonly string[],
): Promise<readonly OfficeFileLine[]> {
  const { rows } = await tx.query<OfficeFileLine & { region: string; name_sealed: Buffer }>({
    name: 'office-files',
    text: `select region, id, about_id as "aboutId", area, by_area as "byArea", media_type as "mediaType", bytes, name_sealed,
        by_name as "byName", at from office_file where about_id = any($1) order by at, id`,
    values: [aboutIds],
  })
  return rows.map(({ region, name_sealed, ...line }) => ({
    ...line,
    name: vault.open(place('name', region, line.id), name_sealed),
  }))
}

export async function findOfficeFile(
  tx: PoolClient,
  vault: Vault,
  id: string,
): Promise<
  | { readonly aboutId: string; readonly area: string; readonly mediaType: string; readonly content: Buffer }
  | undefined
> {
  const { rows } = await tx.query<{
    region: string
    about_id: string
    area: string
    media_type: string
    content_sealed: Buffer
  }>({
    name: 'office-file-find',
    text: 'select region, about_id, area, media_type, content_sealed from office_file where id = $1',
    values: [id],
  })
  const row = rows[0]
  if (!row) return undefined
  const text = vault.open(place('content', row.region, id), row.content_sealed)
  return {
    aboutId: row.about_id,
    area: row.area,
    mediaType: row.media_type,
    content: Buffer.from(text, 'base64'),
  }
}

function place(column: string, region: string, id: string): string {
  return `office_file.${column}:${region}/${id}`
}
