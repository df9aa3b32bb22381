import type { PoolClient } from 'pg'

/** An export that runs behind, as its list shows it; times are ISO. */
export type LedgerRunRow = {
  readonly region: string
  readonly id: string
  readonly layout: string
  readonly question: { readonly area: string; readonly day: string; readonly as: 'xlsx' | 'csv' | 'pdf' }
  readonly state: 'running' | 'done' | 'failed'
  readonly done: number
  readonly total: number
  readonly began_at: string
  readonly alive_at: string
}

export type RunKey = Pick<LedgerRunRow, 'region' | 'id'>

export async function insertRun(
  tx: PoolClient,
  run: RunKey & Pick<LedgerRunRow, 'layout' | 'question' | 'total'> & { user: string; at: string },
): Promise<void> {
  await tx.query({
    name: 'ledger-run-insert',
    text: `insert into ledger_run (region, id, layout, question, state, total, by_user, began_at, alive_at)
      values ($1, $2, $3, $4, 'running', $5, $6, $7, $7)`,
    values: [run.region, run.id, run.layout, JSON.stringify(run.question), run.total, run.user, run.at],
  })
}

/** The reader's own runs, newest first; row security shows no other. */
export async function listRuns(tx: PoolClient, limit: number): Promise<LedgerRunRow[]> {
  const { rows } = await tx.query<LedgerRunRow>({
    name: 'ledger-run-list',
    text: `select region, id, layout, question, state, done, total, began_at, alive_at from ledger_run
      order by began_at desc limit $1`,
    values: [limit],
  })
  return rows
}

export async function findRunFile(
  tx: PoolClient,
  id: string,
): Promise<(LedgerRunRow & { readonly file_sealed: Buffer | null }) | undefined> {
  const { rows } = await tx.query<LedgerRunRow & { file_sealed: Buffer | null }>({
    name: 'ledger-run-file',
    text: `select region, id, layout, question, state, done, total, began_at, alive_at, file_sealed from ledger_run
      where id = $1`,
    values: [id],
  })
  return rows[0]
}

/** How far it is; answers whether the row is there (the request that began it was committed). */
export async function noteRun(
  tx: PoolClient,
  { region, id }: RunKey,
  done: number,
  at: string,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'ledger-run-note',
    text: `update ledger_run set done = $3, total = greatest(total, $3), alive_at = $4 where region = $1 and id = $2`,
    values: [region, id, done, at],
  })
  return rowCount === 1
}

export async function endRun(tx: PoolClient, { region, id }: RunKey, file: Buffer | null): Promise<void> {
  await tx.query({
    name: 'ledger-run-end',
    text: `update ledger_run set state = $3, file_sealed = $4, total = done where region = $1 and id = $2`,
    values: [region, id, file ? 'done' : 'failed', file],
  })
}

export async function dropRun(tx: PoolClient, { region, id }: RunKey): Promise<void> {
  await tx.query({
    name: 'ledger-run-drop',
    text: 'delete from ledger_run where region = $1 and id = $2',
    values: [region, id],
  })
}

/** Jobs only: row security shows them what is older than a day and nothing else. */
export async function dropOldRuns(tx: PoolClient): Promise<void> {
  await tx.query("delete from ledger_run where began_at < now() - interval '1 day'")
}
