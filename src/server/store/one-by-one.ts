import type { PoolClient } from 'pg'

/** Runs a part of a transaction that may fail by itself: what it wrote is taken back and the error goes on. */
export async function oneByOne<T>(tx: PoolClient, run: () => Promise<T>): Promise<T> {
  await tx.query('savepoint one_of_many')
  try {
    return await run()
  } catch (error) {
    await tx.query('rollback to savepoint one_of_many')
    throw error
  }
}
