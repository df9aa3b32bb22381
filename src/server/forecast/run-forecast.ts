import { availableParallelism } from 'node:os'
import { type ForecastBody, sumForecast } from '#core/policy/forecast-sum.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { KeyRing } from '#server/crypto/key-ring.ts'
import { ringOf } from '#server/crypto/open-vault.ts'
import type { Connection } from '#server/database/pool.ts'
import type { Services } from '#server/services.ts'
import { casesInAreas, readLines } from '#server/store/forecast-cases.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { startThread } from '#server/threads/start-thread.ts'
import { unreadTypes } from './open-journal.ts'
import { type ChangedCase, type ForecastPart, type ForecastTask, openShare } from './share.ts'

export type ThreadData = {
  readonly connection: Connection
  readonly ring: KeyRing
  readonly task: ForecastTask
}
export type ThreadOrder = { readonly region: string; readonly ids: readonly string[] } | 'end'
type ThreadAnswer = { readonly part: ForecastPart } | { readonly fault: string }

type Batch = { readonly region: string; readonly ids: readonly string[] }

/** Told after each batch; answering false stops the count. */
export type OnProgress = (done: number, total: number) => Promise<boolean>

const batchSize = 150
/** Below this a thread takes longer to start than the count takes. */
const fewCases = 600
const mostThreads = 4

/** Runs a draft over every journal of these areas; undefined where it was stopped. Writes nothing. */
export async function runForecast(
  services: Services,
  task: ForecastTask,
  areas: readonly AreaCode[],
  onProgress: OnProgress = async () => true,
  threads: number = Math.min(mostThreads, availableParallelism()),
): Promise<{ readonly body: ForecastBody; readonly changed: readonly ChangedCase[] } | undefined> {
  const batches = await batchesOf(services, areas)
  const total = batches.reduce((sum, b) => sum + b.ids.length, 0)
  const sum = sumForecast()
  const changed: ChangedCase[] = []
  let done = 0
  const take = async (part: ForecastPart, batch: Batch): Promise<boolean> => {
    sum.merge(part.body)
    changed.push(...part.changed)
    done += batch.ids.length
    return onProgress(done, total)
  }
  const whole =
    total < fewCases || threads === 0
      ? await countHere(services, task, batches, take)
      : await countInThreads(services, task, batches, take, Math.min(threads, batches.length))
  if (!whole) return undefined
  changed.sort((a, b) => (`${a.region} ${a.caseId}` < `${b.region} ${b.caseId}` ? -1 : 1))
  return { body: sum.body(), changed }
}

async function batchesOf(services: Services, areas: readonly AreaCode[]): Promise<Batch[]> {
  const batches: Batch[] = []
  for (const region of await listRegions(services.job)) {
    const ids = await withRegions(services.job, [region], (tx) => casesInAreas(tx, region, areas))
    for (let i = 0; i < ids.length; i += batchSize) batches.push({ region, ids: ids.slice(i, i + batchSize) })
  }
  return batches
}

type Take = (part: ForecastPart, batch: Batch) => Promise<boolean>

async function countHere(
  services: Services,
  task: ForecastTask,
  batches: readonly Batch[],
  take: Take,
): Promise<boolean> {
  const share = openShare(task, services.vault)
  for (const batch of batches) {
    const { region, ids } = batch
    const lines = await withRegions(services.job, [region], (tx) => readLines(tx, region, ids, unreadTypes))
    if (!(await take(share(region, lines), batch))) return false
  }
  return true
}

/** Each thread has two batches: one that it counts and one that it reads meanwhile. */
async function countInThreads(
  services: Services,
  task: ForecastTask,
  batches: readonly Batch[],
  take: Take,
  count: number,
): Promise<boolean> {
  const workerData: ThreadData = { connection: connectionOf(services), ring: ringOf(services.vault), task }
  const queue = [...batches]
  let stopped = false
  const work = () =>
    new Promise<void>((end, fail) => {
      const thread = startThread('server/forecast/forecast', { workerData })
      const given: Batch[] = []
      const give = () => {
        const next = stopped ? undefined : queue.shift()
        if (next) {
          given.push(next)
          thread.postMessage(next)
        } else if (given.length === 0) thread.postMessage('end')
      }
      thread.on('message', (answer: ThreadAnswer) => {
        const batch = given.shift()
        if ('fault' in answer || !batch) {
          fail(new Error('fault' in answer ? answer.fault : 'a thread answered unasked'))
          void thread.terminate()
          return
        }
        take(answer.part, batch).then((goOn) => {
          if (!goOn) stopped = true
          give()
        }, fail)
      })
      thread.once('error', fail)
      thread.once('exit', () => (given.length === 0 ? end() : fail(new Error('a thread ended early'))))
      give()
      give()
    })
  await Promise.all(Array.from({ length: count }, work))
  return !stopped
}

/** What a thread needs to reach the same database as the same role. */
function connectionOf(services: Services): Connection {
  const { host, port, user, database, password, ssl } = services.job.options
  if (host === undefined || user === undefined || database === undefined)
    throw new Error('the pool of jobs names no database')
  return {
    ...{ host, port: port ?? 5432, user, database },
    ...(typeof password === 'string' ? { password } : {}),
    ...(ssl === undefined ? {} : { ssl }),
  }
}
