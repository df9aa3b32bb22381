import type { PoolClient } from 'pg'
import type { SealingGround } from '#core/ending/sealing.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { SessionUser } from '#server/http/context.ts'
import type { CaseKey } from './open-case.ts'
import { addAreaScope, conditions } from './reader-scope.ts'

export type SealingStatus = 'prepared' | 'approvedOnce' | 'sealed' | 'refused' | 'withdrawn'

export type SealingRow = {
  readonly region: string
  readonly case_id: string
  readonly id: string
  readonly ground: SealingGround['ground']
  readonly clause: string
  readonly since: string
  readonly prepared_by: string
  readonly prepared_by_name: string | null
  readonly prepared_on: string
  readonly first_by: string | null
  readonly first_by_name: string | null
  readonly second_by: string | null
  readonly second_by_name: string | null
  readonly status: SealingStatus
}

const nameOf = (column: string) => `(select a.name from account a where a.id = q.${column}) as ${column}_name`
const shown = `q.region, q.case_id, q.id, q.ground, q.clause, q.since, q.prepared_by, q.prepared_on, q.first_by,
  q.second_by, q.status, ${nameOf('prepared_by')}, ${nameOf('first_by')}, ${nameOf('second_by')}`

type CasePlace = Pick<CaseKey, 'region' | 'caseId'>

/** The requests of an opened case, newest first. */
export async function loadSealing(tx: PoolClient, key: CasePlace): Promise<SealingRow[]> {
  const { rows } = await tx.query<SealingRow>({
    name: 'sealing-of-case',
    text: `select ${shown} from sealing_request q where q.region = $1 and q.case_id = $2 order by q.id desc limit 20`,
    values: [key.region, key.caseId],
  })
  return rows
}

export type WaitingSealing = SealingRow & {
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
}

/** What waits for an approval, the oldest first. A file that was sealed is in no list. */
export async function listSealing(tx: PoolClient, user: SessionUser): Promise<WaitingSealing[]> {
  const c = conditions()
  const { area, role, org } = user.grant
  addAreaScope(c, area, 's')
  if (role === 'stationHead') c.add('s.station_id = ?', org)
  const { rows } = await tx.query<WaitingSealing>(
    `select ${shown}, s.person_id, s.file_no, p.name_sealed
     from sealing_request q join case_state s on s.region = q.region and s.case_id = q.case_id
       join person p on p.region = s.region and p.id = s.person_id
     where q.status in ('prepared', 'approvedOnce') and ${c.where()} order by q.prepared_at, q.id limit 200`,
    [...c.values],
  )
  return rows
}

type Prepared = {
  readonly id: string
  readonly ground: SealingGround
  readonly remark: string
  readonly by: string
  readonly on: string
  readonly at: string
}

/** False where a request of this case waits already. */
export async function insertSealing(
  tx: PoolClient,
  vault: Vault,
  key: CaseKey,
  r: Prepared,
): Promise<boolean> {
  const remark = r.remark === '' ? null : vault.seal(`sealing_request.remark:${key.region}/${r.id}`, r.remark)
  const { rowCount } = await tx.query({
    name: 'sealing-insert',
    text: `insert into sealing_request (region, case_id, id, ground, clause, since, remark_sealed, prepared_by, prepared_on,
        prepared_at, status, province, city, county, township)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'prepared', $11, $12, $13, $14) on conflict do nothing`,
    values: [
      ...[key.region, key.caseId, r.id, r.ground.ground, r.ground.clause, r.ground.since, remark],
      ...[r.by, r.on, r.at, key.province, key.city, key.county, key.township],
    ],
  })
  return rowCount === 1
}

type Answer = { readonly by: string; readonly at: string }

const answers: Readonly<Record<Exclude<SealingStatus, 'prepared'>, string>> = {
  approvedOnce: `update sealing_request set status = 'approvedOnce', first_by = $4, first_at = $5
    where region = $1 and case_id = $2 and id = $3 and status = 'prepared'`,
  sealed: `update sealing_request set status = 'sealed', second_by = $4, second_at = $5
    where region = $1 and case_id = $2 and id = $3 and status = 'approvedOnce'`,
  refused: `update sealing_request set status = 'refused', closed_by = $4, closed_at = $5
    where region = $1 and case_id = $2 and id = $3 and status in ('prepared', 'approvedOnce')`,
  withdrawn: `update sealing_request set status = 'withdrawn', closed_by = $4, closed_at = $5
    where region = $1 and case_id = $2 and id = $3 and status in ('prepared', 'approvedOnce')`,
}

/** False where somebody was faster. That the three people differ is a check of the table. */
export async function answerSealing(
  tx: PoolClient,
  place: CasePlace & { readonly id: string },
  status: Exclude<SealingStatus, 'prepared'>,
  { by, at }: Answer,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: `sealing-${status}`,
    text: answers[status],
    values: [place.region, place.caseId, place.id, by, at],
  })
  return rowCount === 1
}

/** From here on the file is in no list, search or page; what was computed from it for lists goes too. */
export async function sealFile(tx: PoolClient, { region, caseId }: CasePlace): Promise<void> {
  const values = [region, caseId]
  for (const table of ['duty', 'finding', 'abnormal', 'decision', 'ending', 'handover'])
    await tx.query({
      name: `seal-${table}`,
      text: `delete from ${table} where region = $1 and case_id = $2`,
      values,
    })
  for (const table of ['release', 'screening_line'])
    await tx.query({
      name: `seal-${table}`,
      text: `update ${table} set put_away = true where region = $1 and case_id = $2`,
      values,
    })
  await tx.query({
    name: 'seal-file',
    text: 'update case_file set sealed = true where region = $1 and id = $2',
    values,
  })
  await tx.query({
    name: 'seal-state',
    text: 'update case_state set sealed = true where region = $1 and case_id = $2',
    values,
  })
}
