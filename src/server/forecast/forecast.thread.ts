import { parentPort, workerData } from 'node:worker_threads'
import { openVault } from '#server/crypto/open-vault.ts'
import { openPool } from '#server/database/pool.ts'
import { readLines } from '#server/store/forecast-cases.ts'
import { withRegions } from '#server/store/with-user.ts'
import { unreadTypes } from './open-journal.ts'
import type { ThreadData, ThreadOrder } from './run-forecast.ts'
import { openShare } from './share.ts'

/** Reads, opens and counts the journals of the batches it is given; the next are read while one is counted. */
const { connection, ring, task } = workerData as ThreadData
const lost = (): undefined => undefined
const pool = openPool(connection, 2, lost)
const vault = openVault(ring)
const share = openShare(task, vault)
let counting: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (order: ThreadOrder) => {
  if (order === 'end') {
    void pool.end().then(() => parentPort?.close())
    return
  }
  const read = withRegions(pool, [order.region], (tx) => readLines(tx, order.region, order.ids, unreadTypes))
  counting = Promise.all([read, counting]).then(
    ([lines]) => parentPort?.postMessage({ part: share(order.region, lines) }),
    (error) => parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) }),
  )
})
