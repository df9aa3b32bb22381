import type { PoolClient } from 'pg'

type Attachment = {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly at: string
}

/**
 * What is attached to an opened case, oldest first, without names and contents. A signed copy goes with its paper: it
 * is there for the roles that read the paper.
 */
export async function listAttachments(
  tx: PoolClient,
  at: { readonly region: string; readonly caseId: string },
  role: string,
): Promise<readonly Attachment[]> {
  const { rows } = await tx.query<Attachment>({
    name: 'attachment-list',
    text: `select a.id, a.media_type as "mediaType", a.bytes, a.recorded_at as at from attachment a
        left join document_copy c on c.region = a.region and c.attachment_id = a.id
        left join document d on d.region = c.region and d.case_id = c.case_id and d.id = c.document_id
      where a.region = $1 and a.case_id = $2
        and case when d.id is null then $3 <> 'policeLiaison' else $3 = any(d.readers) end
      order by a.recorded_at, a.id`,
    values: [at.region, at.caseId, role],
  })
  return rows
}
