import type { Services } from '#server/services.ts'
import { cleanUpSessions } from '#server/store/session-clean-up.ts'
import { nightlyChecks } from './nightly-checks.ts'
import { sweep } from './sweep.ts'

const lookEveryMs = 5 * 60_000

/**
 * Sweeps when the server starts and once on each new day; a failed sweep is tried again. Several processes may do so at
 * once: the second finds nothing due. Call the answer to stop.
 */
export function sweepDaily(services: Services): () => Promise<void> {
  let sweptOn = ''
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const look = () => {
    const today = services.clock.today()
    if (busy || today === sweptOn) return
    busy = true
    running = sweep(services)
      .then(async (swept) => {
        const forgotten = await cleanUpSessions(services.job, services.clock.now())
        sweptOn = today
        services.log.info({ ...swept, ...forgotten }, 'swept')
        for (const { name, mend, run } of nightlyChecks) {
          const faults = await run(services)
          if (faults.length > 0) services.log.fatal({ check: name, faults }, mend)
        }
      })
      .catch((error) => services.log.error({ reason: error.message }, 'the daily sweep failed'))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(look, lookEveryMs)
  look()
  return async () => {
    clearInterval(timer)
    await running
  }
}
