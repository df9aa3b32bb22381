import type { PoolClient, QueryConfig } from 'pg'
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
export function openCase(tx: PoolClient, caseId: string): Promise<CaseKey> {
  return open(tx, { name: 'case-see', text: seeSql, values: [caseId] })
}

/** As `openCase`, and holds the case until the end of the transaction: the next writer waits and then sees this one's work. */
export function openCaseForWriting(tx: PoolClient, caseId: string): Promise<CaseKey> {
  return open(tx, { name: 'case-hold', text: `${seeSql} for no key update`, values: [caseId] })
}

/** Where a case stands if it is within the reader's scope; opens nothing. */
export async function findCase(tx: PoolClient, caseId: string): Promise<CaseKey | undefined> {
  const { rows } = await tx.query<CaseKey>({ name: 'case-see', text: seeSql, values: [caseId] })
  return rows[0]
}

async function open(tx: PoolClient, query: QueryConfig): Promise<CaseKey> {
  const { rows } = await tx.query<CaseKey>(query)
  const key = rows[0]
  if (!key) throw notFound()
  await enter(tx, { case: key.caseId, person: key.personId })
  return key
}
