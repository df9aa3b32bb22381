import { setTimeout as wait } from 'node:timers/promises'
import type { Services } from '#server/services.ts'
import { claimUnread, regionsWithOrderWork, setReading } from '#server/store/order-import-store.ts'
import { attemptOne, setUndone, setWaiting, takeMarked } from '#server/store/order-row-moves.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { acceptOrder } from './accept-orders.ts'
import { readImport } from './read-import.ts'
import { undoOrder } from './undo-order.ts'

const chunk = 25
const restMs = 100
const running = new Map<string, Promise<void>>()
let stopping = false

/**
 * The background work of a region's orders: lists to read, orders to accept or to undo. One at a time in a process; a
 * second call joins the first. It goes on looking for `patienceMs` after the last thing it did, because the request that
 * started it commits only a moment later.
 */
export function startOrderWork(services: Services, region: string, patienceMs = 1500): Promise<void> {
  const work = running.get(region) ?? begin(services, region, patienceMs)
  running.set(region, work)
  return work
}

/**
 * Takes up what a stopped server left behind; its claims lapse by silence, so this looks for longer. The answer stops
 * the work of this process after the chunk that is under way.
 */
export function resumeOrderWork(services: Services): () => Promise<void> {
  stopping = false
  const resumed = listRegions(services.job)
    .then((regions) => withRegions(services.job, regions, regionsWithOrderWork))
    .then((regions) => {
      for (const region of regions) void startOrderWork(services, region, 30_000)
    })
    .catch((error) => services.log.error({ err: error }, 'order work could not be taken up'))
  return async () => {
    stopping = true
    await resumed
    await Promise.all(running.values())
  }
}

function begin(services: Services, region: string, patienceMs: number): Promise<void> {
  return workOn(services, region, patienceMs)
    .catch((error) => services.log.error({ err: error, region }, 'order work stopped'))
    .finally(() => running.delete(region))
}

async function workOn(services: Services, region: string, patienceMs: number): Promise<void> {
  for (let idleMs = 0; idleMs < patienceMs && !stopping; ) {
    const did =
      (await readNext(services, region)) ||
      (await actOnSome(services, region, 'accepting')) ||
      (await actOnSome(services, region, 'undoing'))
    idleMs = did ? 0 : idleMs + restMs
    if (!did) await wait(restMs)
  }
}

async function readNext(services: Services, region: string): Promise<boolean> {
  const list = await withRegions(services.job, [region], (tx) => claimUnread(tx, region))
  if (!list) return false
  try {
    await readImport(services, list)
  } catch (error) {
    services.log.error({ err: error, importId: list.id }, 'a list of orders could not be read')
    const at = services.clock.now()
    await withRegions(services.job, [region], (tx) =>
      setReading(tx, region, list.id, { status: 'failed', fault: { code: 'damaged' }, at }),
    )
  }
  return true
}

/** One chunk in one transaction. A row that can not be done goes back to where it was and holds up no other. */
async function actOnSome(
  services: Services,
  region: string,
  status: 'accepting' | 'undoing',
): Promise<boolean> {
  return withRegions(services.job, [region], async (tx) => {
    const rows = await takeMarked(tx, region, status, chunk)
    for (const row of rows) {
      const act = status === 'accepting' ? acceptOrder : undoOrder
      const error = await attemptOne(tx, () => act(tx, services, row))
      if (error === undefined) continue
      services.log.error({ err: error, rowId: row.id }, 'an order could not be acted on')
      await (status === 'accepting' ? setWaiting(tx, row) : setUndone(tx, row, true))
    }
    return rows.length > 0
  })
}
