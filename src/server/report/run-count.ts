import type { Services } from '#server/services.ts'
import { type CountAt, failCount, noteProgress } from '#server/store/long-count.ts'
import { withRegions } from '#server/store/with-user.ts'

const beatEveryMs = 15_000

/** One count at a time in a process: the next begins when the one before has ended. */
const lastOf = new WeakMap<Services, Promise<void>>()

/**
 * Runs a count behind the request that asked for it. It says that it lives while it waits and while it runs; what fails is
 * said in its row, what a restart interrupts is marked by `tendCounts`.
 */
export function runCount(services: Services, at: CountAt, run: () => Promise<void>): Promise<void> {
  const before = lastOf.get(services) ?? Promise.resolve()
  const beat = () => void note(services, at, null).catch(() => undefined)
  const pulse = setInterval(beat, beatEveryMs)
  pulse.unref()
  const mine = (async () => {
    try {
      await committed(services, at)
      await before
      await run()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      services.log.error({ reason }, 'a count that runs behind failed')
      await withRegions(services.job, [at.region], (tx) => failCount(tx, at)).catch(() => undefined)
    } finally {
      clearInterval(pulse)
    }
  })()
  lastOf.set(services, mine)
  return mine
}

/** How far the count is. */
export async function sayProgress(
  services: Services,
  at: CountAt,
  done: number,
  total: number,
): Promise<void> {
  await note(services, at, { done, total })
}

function note(services: Services, at: CountAt, progress: { done: number; total: number } | null) {
  return withRegions(services.job, [at.region], (tx) => noteProgress(tx, at, progress))
}

/** The row is there once the request has been committed; a count that begins before it waits. */
async function committed(services: Services, at: CountAt): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await note(services, at, null)) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the request that asked for it was not committed')
}
