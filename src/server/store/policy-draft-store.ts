import type { PoolClient } from 'pg'
import type { DraftChange } from '#core/policy/draft-change.ts'
import { reportRegion } from './sealed-report-store.ts'

export type DraftRow = {
  readonly region: string
  readonly id: string
  readonly area: string
  readonly area_name: string | null
  readonly pack: string
  readonly title: string
  readonly state: 'open' | 'discarded'
  readonly version: number
  readonly effective_on: string
  readonly by_name: string
  readonly at: string
}

const columns = `d.region, d.id, d.area, a.name as area_name, d.pack, d.title, d.state, d.version, v.effective_on,
  d.by_name, d.at`
const joined = `policy_draft d join policy_draft_version v on v.region = d.region and v.draft_id = d.id
    and v.version = d.version left join area a on a.code = d.area`
const mostListed = 200

export async function listDraftRows(tx: PoolClient): Promise<readonly DraftRow[]> {
  const { rows } = await tx.query<DraftRow>({
    name: 'draft-list',
    text: `select ${columns} from ${joined} order by d.at desc, d.id desc limit ${mostListed}`,
  })
  return rows
}

export async function findDraft(tx: PoolClient, id: string): Promise<DraftRow | undefined> {
  const { rows } = await tx.query<DraftRow>({
    name: 'draft-find',
    text: `select ${columns} from ${joined} where d.id = $1`,
    values: [id],
  })
  return rows[0]
}

export type Writer = { readonly user: string; readonly name: string; readonly at: string }

export type NewDraft = {
  readonly id: string
  readonly area: string
  readonly pack: string
  readonly title: string
  readonly effectiveOn: string
}

export async function insertDraft(tx: PoolClient, d: NewDraft, by: Writer): Promise<void> {
  const region = reportRegion(d.area)
  await tx.query(
    `insert into policy_draft (region, id, area, pack, title, version, by_user, by_name, at)
     values ($1, $2, $3, $4, $5, 0, $6, $7, $8)`,
    [region, d.id, d.area, d.pack, d.title, by.user, by.name, by.at],
  )
  await insertVersion(tx, { region, id: d.id, area: d.area }, { ...d, version: 0, changes: [], note: '' }, by)
}

export type VersionRow = {
  readonly version: number
  readonly effective_on: string
  readonly changes: readonly DraftChange[]
  readonly note: string
  readonly by_user: string
  readonly by_name: string
  readonly at: string
}

export async function listVersions(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id'>,
): Promise<readonly VersionRow[]> {
  const { rows } = await tx.query<VersionRow>({
    name: 'draft-versions',
    text: `select version, effective_on, changes, note, by_user, by_name, at from policy_draft_version
      where region = $1 and draft_id = $2 order by version desc`,
    values: [draft.region, draft.id],
  })
  return rows
}

type NewVersion = {
  readonly version: number
  readonly effectiveOn: string
  readonly changes: readonly DraftChange[]
  readonly note: string
}

async function insertVersion(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id' | 'area'>,
  v: NewVersion,
  by: Writer,
): Promise<void> {
  await tx.query(
    `insert into policy_draft_version (region, area, draft_id, version, effective_on, changes, note, by_user, by_name, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[draft.region, draft.area, draft.id, v.version, v.effectiveOn, JSON.stringify(v.changes), v.note],
      ...[by.user, by.name, by.at],
    ],
  )
}

/** False where somebody saved meanwhile, or the draft is closed. */
export async function saveVersion(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id' | 'area'>,
  from: number,
  v: NewVersion,
  by: Writer,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update policy_draft set version = $4 where region = $1 and id = $2 and version = $3 and state = 'open'`,
    [draft.region, draft.id, from, v.version],
  )
  if (rowCount !== 1) return false
  await insertVersion(tx, draft, v, by)
  return true
}

export async function closeDraft(tx: PoolClient, draft: Pick<DraftRow, 'region' | 'id'>): Promise<void> {
  await tx.query(`update policy_draft set state = 'discarded' where region = $1 and id = $2`, [
    draft.region,
    draft.id,
  ])
}

export type CommentRow = { readonly text: string; readonly by_name: string; readonly at: string }

export async function listComments(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id'>,
): Promise<readonly CommentRow[]> {
  const { rows } = await tx.query<CommentRow>({
    name: 'draft-comments',
    text: `select text, by_name, at from policy_draft_comment where region = $1 and draft_id = $2 order by at, id`,
    values: [draft.region, draft.id],
  })
  return rows
}

export async function insertComment(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id' | 'area'>,
  comment: { readonly id: string; readonly text: string },
  by: Writer,
): Promise<void> {
  await tx.query(
    `insert into policy_draft_comment (region, area, draft_id, id, text, by_user, by_name, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [draft.region, draft.area, draft.id, comment.id, comment.text, by.user, by.name, by.at],
  )
}
