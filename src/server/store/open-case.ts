import type { PoolClient, QueryConfig } from 'pg'
import { notFound } from '#server/http/problem.ts'

/** Where a case is kept and who holds it now. */
export type CaseKey = {
  readonly region: string
  readonly caseId: string
  readonly personId: string
  readonly fileNo: string
  /** Number of the newest journal row; the version that `If-Match` names. */
  readonly seq: number
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly township: string | null
  readonly station: string | null
  readonly worker: string | null
}

const columns = `region, case_id as "caseId", person_id as "personId", file_no as "fileNo", seq, province, city, county,
  township, station_id as station, worker_id as worker`
const seeSql = `select ${columns} from case_state where case_id = $1`
/** Seen first, named then: the function runs on the row that row security let through. */
const openSql = (lock: string) => `
  select k.*, app_enter(jsonb_build_object('case', k."caseId", 'person', k."personId"))
  from (${seeSql} ${lock}) k`

/**
 * Opens the journal, files and assignments of one case for this transaction, after it was seen within the reader's own
 * scope. Absent and out of scope are the same 404.
 */
export function openCase(tx: PoolClient, caseId: string): Promise<CaseKey> {
  return open(tx, { name: 'case-open', text: openSql('limit 1'), values: [caseId] })
}

/** As `openCase`, and holds the case until the end of the transaction: the next writer waits and then sees this one's work. */
export function openCaseForWriting(tx: PoolClient, caseId: string): Promise<CaseKey> {
  return open(tx, { name: 'case-hold', text: openSql('for no key update'), values: [caseId] })
}

/** As the two above, for a caller that has another way in: undefined where they answer 404. */
export async function openCaseIfSeen(
  tx: PoolClient,
  caseId: string,
  writing = false,
): Promise<CaseKey | undefined> {
  const name = writing ? 'case-hold' : 'case-open'
  const text = openSql(writing ? 'for no key update' : 'limit 1')
  const { rows } = await tx.query<CaseKey>({ name, text, values: [caseId] })
  return rows[0]
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
  return key
}
