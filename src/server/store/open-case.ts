import type { PoolClient } from 'pg'
import { notFound } from '#server/http/problem.ts'
import { enter } from './with-user.ts'

/** Where a case is kept and who holds it now. */
export type CaseKey = {
  readonly region: string
  readonly caseId: string
  readonly personId: string
  readonly fileNo: string
  /** Number of the newest journal row; the version that `If-Match` names. */
  readonly seq: number
  readonly township: string | null
  readonly station: string | null
  readonly worker: string | null
}

const seeSql = `
  select region, case_id as "caseId", person_id as "personId", file_no as "fileNo", seq, township,
    station_id as station, worker_id as worker
  from case_state where case_id = $1`

/**
 * Opens the journal, files and assignments of one case for this transaction, after it was seen within the reader's own
 * scope. Absent and out of scope are the same 404.
 */
export async function openCase(tx: PoolClient, caseId: string): Promise<CaseKey> {
  const key = await findCase(tx, caseId)
  if (!key) throw notFound()
  await enter(tx, { case: key.caseId, person: key.personId })
  return key
}

export async function findCase(tx: PoolClient, caseId: string): Promise<CaseKey | undefined> {
  const { rows } = await tx.query<CaseKey>({ name: 'case-see', text: seeSql, values: [caseId] })
  return rows[0]
}
