import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { levelsOf } from './case-rows.ts'

/** What is asked, of which file, by whom and on what basis; kept sealed as a whole. */
export type AskedQuery = {
  readonly fileNo: string
  readonly asker: string
  readonly basis: string
  readonly caseNo: string
  readonly scope: string
}

export type SealedQueryRow = {
  readonly region: string
  readonly id: string
  readonly asked_sealed: Buffer
  readonly until_day: string
  readonly prepared_by: string
  readonly prepared_on: string
  readonly prepared_by_name: string | null
  readonly first_by: string | null
  readonly first_by_name: string | null
  readonly status: 'prepared' | 'approvedOnce' | 'open' | 'refused' | 'withdrawn'
}

const placeOf = (region: string, id: string) => `sealed_query.asked:${region}/${id}`

const nameOf = (column: string) => `(select a.name from account a where a.id = q.${column}) as ${column}_name`
const shown = `q.region, q.id, q.asked_sealed, q.until_day, q.prepared_by, q.prepared_on, q.first_by, q.status,
  ${nameOf('prepared_by')}, ${nameOf('first_by')}`

export function openAsked(vault: Vault, row: SealedQueryRow): AskedQuery {
  return JSON.parse(vault.open(placeOf(row.region, row.id), row.asked_sealed))
}

type Asked = {
  readonly id: string
  readonly area: AreaCode
  readonly asked: AskedQuery
  readonly until: string
  readonly by: string
  readonly on: string
  readonly at: string
}

export async function insertSealedQuery(tx: PoolClient, vault: Vault, q: Asked): Promise<void> {
  const region = q.area.slice(0, 4)
  const { province, city, county, township } = levelsOf(q.area)
  await tx.query({
    name: 'sealed-query-insert',
    text: `insert into sealed_query (region, id, asked_sealed, until_day, prepared_by, prepared_on, prepared_at, status,
        province, city, county, township)
      values ($1, $2, $3, $4, $5, $6, $7, 'prepared', $8, $9, $10, $11)`,
    values: [
      ...[region, q.id, vault.seal(placeOf(region, q.id), JSON.stringify(q.asked)), q.until],
      ...[q.by, q.on, q.at, province, city, county, township],
    ],
  })
}

/** The newest first; the database shows those of the reader's area. */
export async function listSealedQueries(tx: PoolClient): Promise<SealedQueryRow[]> {
  const { rows } = await tx.query<SealedQueryRow>({
    name: 'sealed-query-list',
    text: `select ${shown} from sealed_query q order by q.id desc limit 100`,
  })
  return rows
}

export async function findSealedQuery(tx: PoolClient, id: string): Promise<SealedQueryRow | undefined> {
  const { rows } = await tx.query<SealedQueryRow>({
    name: 'sealed-query-find',
    text: `select ${shown} from sealed_query q where q.id = $1`,
    values: [id],
  })
  return rows[0]
}

type Step = 'approvedOnce' | 'open' | 'refused' | 'withdrawn'

const steps: Readonly<Record<Step, string>> = {
  approvedOnce: `set status = 'approvedOnce', first_by = $3, first_at = $4 where status = 'prepared'`,
  open: `set status = 'open', second_by = $3, second_at = $4 where status = 'approvedOnce'`,
  refused: `set status = 'refused', closed_by = $3, closed_at = $4 where status in ('prepared', 'approvedOnce')`,
  withdrawn: `set status = 'withdrawn', closed_by = $3, closed_at = $4 where status in ('prepared', 'approvedOnce')`,
}

/** False where somebody was faster. */
export async function stepSealedQuery(
  tx: PoolClient,
  { region, id }: SealedQueryRow,
  step: Step,
  who: { readonly by: string; readonly at: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: `sealed-query-${step}`,
    text: `update sealed_query ${steps[step]} and region = $1 and id = $2`,
    values: [region, id, who.by, who.at],
  })
  return rowCount === 1
}

/** Enters a sealed file within the reader's own area; undefined where there is none, or one that is not sealed. */
export async function enterSealed(
  tx: PoolClient,
  region: string,
  fileNo: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'sealed-enter',
    text: `select f.id, app_enter(jsonb_build_object('case', f.id)) from (
      select id from case_file where region = $1 and file_no = $2 and sealed limit 1) f`,
    values: [region, fileNo],
  })
  return rows[0]?.id
}
