import type { PoolClient } from 'pg'
import type { AgreementClause } from '#core/agreement/clause.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import type { Vault } from '#server/crypto/vault.ts'

type CasePlace = { readonly region: string; readonly caseId: string }

/** What a version says: the writer's part, and every clause as it stood when it was last saved. */
export type DraftKept = { readonly content: DraftContent; readonly clauses: readonly AgreementClause[] }

export type DraftRow = {
  readonly version: number
  readonly place: string
  readonly placeName: string | null
  readonly status: 'drawn' | 'signed' | 'refused' | 'replaced'
  readonly revision: number
  readonly entryId: string | null
  readonly byName: string | null
  readonly at: string
  readonly kept: DraftKept
}

/** Every version of the agreements of an opened case, the newest first. */
export async function loadDrafts(
  tx: PoolClient,
  vault: Vault,
  place: CasePlace,
): Promise<readonly DraftRow[]> {
  const { rows } = await tx.query<Omit<DraftRow, 'kept'> & { content_sealed: Buffer }>({
    name: 'agreement-drafts',
    text: `select d.version, d.place, (select name from area where code = d.place) as "placeName", d.status, d.revision,
        d.entry_id as "entryId", (select name from staff where account_id = d.by_user) as "byName", d.at, d.content_sealed
      from agreement_draft d where d.region = $1 and d.case_id = $2 order by d.version desc`,
    values: [place.region, place.caseId],
  })
  return rows.map(({ content_sealed, ...row }) => ({
    ...row,
    kept: JSON.parse(vault.open(sealedPlace(place, row.version), content_sealed)) as DraftKept,
  }))
}

export type DraftToSave = CasePlace & {
  readonly version: number
  readonly place: string
  readonly kept: DraftKept
  /** The revision that the writer saw; 0 for a version that is new. */
  readonly seen: number
  readonly seq: number
  readonly by: { readonly user: string; readonly org: string }
  readonly at: string
}

/** Keeps the version; the new revision, or undefined where somebody else saved in between. */
export async function saveDraft(tx: PoolClient, vault: Vault, d: DraftToSave): Promise<number | undefined> {
  const { rows } = await tx.query<{ revision: number }>({
    name: 'agreement-save',
    text: `insert into agreement_draft as a (region, case_id, version, place, status, content_sealed, revision, seq, by_user,
        by_org, at)
      values ($1, $2, $3, $4, 'drawn', $5, 1, $6, $7, $8, $9)
      on conflict (region, case_id, version) do update
        set (place, content_sealed, revision, seq, by_user, by_org, at) = (excluded.place, excluded.content_sealed,
          a.revision + 1, excluded.seq, excluded.by_user, excluded.by_org, excluded.at)
        where a.status = 'drawn' and a.revision = $10
      returning revision`,
    values: [
      ...[d.region, d.caseId, d.version, d.place, sealKept(vault, d, d.version, d.kept)],
      ...[d.seq, d.by.user, d.by.org, d.at, d.seen],
    ],
  })
  const revision = rows[0]?.revision
  // a fresh row can only be the first revision of somebody who saw none
  return revision === 1 && d.seen > 0 ? undefined : revision
}

/** Closes a version: nothing changes its words any more. A version that was signed before it is replaced by it. */
export async function closeDraft(
  tx: PoolClient,
  vault: Vault,
  place: CasePlace,
  closed: {
    readonly version: number
    readonly status: 'signed' | 'refused'
    readonly entry: string
    readonly kept: DraftKept
  },
): Promise<void> {
  if (closed.status === 'signed')
    await tx.query({
      name: 'agreement-replace',
      text: `update agreement_draft set status = 'replaced' where region = $1 and case_id = $2 and status = 'signed'`,
      values: [place.region, place.caseId],
    })
  await tx.query({
    name: 'agreement-close',
    text: `update agreement_draft set status = $4, entry_id = $5, content_sealed = $6
      where region = $1 and case_id = $2 and version = $3`,
    values: [
      ...[place.region, place.caseId, closed.version, closed.status, closed.entry],
      sealKept(vault, place, closed.version, closed.kept),
    ],
  })
}

function sealKept(vault: Vault, place: CasePlace, version: number, kept: DraftKept): Buffer {
  return vault.seal(sealedPlace(place, version), JSON.stringify(kept))
}

function sealedPlace({ region, caseId }: CasePlace, version: number): string {
  return `agreement_draft.content:${region}/${caseId}/${version}`
}

/** Running cases of one worker, the oldest files first. */
export async function listOwnRunning(
  tx: PoolClient,
  worker: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ case_id: string }>({
    name: 'agreement-own-running',
    text: `select case_id from case_state where worker_id = $1 and stage = 'inForce' order by file_no limit $2`,
    values: [worker, limit],
  })
  return rows.map((r) => r.case_id)
}
