import type { PoolClient } from 'pg'

/**
 * Runs parts that do not need each other's answers. On a pipelined connection their queries travel together, which
 * spares a waking of both sides for each; elsewhere they run in order. The first fault is thrown once all have come to
 * rest, so that nothing is sent after the rollback.
 */
export async function together(tx: PoolClient, parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (!isPipelined(tx)) {
    for (const part of parts) await part()
    return
  }
  const settled = await Promise.allSettled(parts.map((part) => part()))
  const failed = settled.find((part) => part.status === 'rejected')
  if (failed) throw failed.reason
}

function isPipelined(tx: PoolClient): boolean {
  return 'pipeline' in tx && tx.pipeline === true
}
