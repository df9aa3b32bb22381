import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { exit, readCall, say, tell } from '#cli/call.ts'
import { setUpCode } from '#server/accounts/set-up.ts'
import { ensureAreas } from '#server/areas/ensure-areas.ts'
import { type Composition, compose } from '#server/compose.ts'
import { type Config, configWith } from '#server/config.ts'
import { buildApp } from '#server/http/app.ts'
import { mergeFiguresOften } from '#server/jobs/above-figures.ts'
import { sweepDaily } from '#server/jobs/daily-sweep.ts'
import { tendCountsOften } from '#server/jobs/tend-counts.ts'
import { sendMessages } from '#server/messages/message-work.ts'
import { resumeOrderWork } from '#server/orders/order-work.ts'
import { findUnfinishedDemo } from '#server/store/demo-store.ts'
import { isEmpty } from '#server/store/is-empty.ts'

const help = `tongxing serve – start the server

Without DATABASE_URL it runs its own PostgreSQL, with all data in DATA_DIR (default ./data). Stop it with Ctrl-C.

  bin/tongxing serve                      http://127.0.0.1:3000, database and keys in ./data
  bin/tongxing serve --demo               with the invented demonstration city on the first start
  bin/tongxing serve --host 0.0.0.0 --port 8080
  DATABASE_URL=postgres://… bin/tongxing serve

  --host, --port   where to listen (or HOST, PORT)
  --demo           accept the demonstration's logins; fills an empty database
`

const options = { host: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' } } as const

/** Runs until SIGTERM or SIGINT; then lets accepted requests finish, closes the pools and stops the database. */
export async function serveCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, options, help)
  if (typeof call === 'number') return call
  let composition: Composition | undefined
  try {
    const config = configOf(call)
    const asked = stopAsked()
    composition = await compose(config, { onStep: (name) => tell(`Preparing the database: ${name}`) })
    if (config.demo && (await lacksDemo(composition.services.job))) await makeDemo()
    await ensureAreas(composition.services)
    if (asked.already()) return exit.done
    return await serve(composition, config, asked.wait)
  } catch (error) {
    tell(`tongxing: ${say(error)}`)
    return exit.failed
  } finally {
    await composition?.close()
  }
}

function configOf(call: Record<string, unknown>): Config {
  const said: Record<string, string> = {}
  if (typeof call['host'] === 'string') said['HOST'] = call['host']
  if (typeof call['port'] === 'string') said['PORT'] = call['port']
  if (call['demo']) said['TONGXING_DEMO'] = '1'
  return configWith(said)
}

/** Nothing is there, or the first start was interrupted while the city was made. */
async function lacksDemo(job: Pool): Promise<boolean> {
  return (await isEmpty(job)) || (await findUnfinishedDemo(job)) !== undefined
}

/** The demonstration writes through the same database, which it joins while we hold it. */
async function makeDemo(): Promise<void> {
  const { demoCommand } = await import('./demo.ts')
  const code = await demoCommand([])
  if (code !== 0) throw new Error('the demonstration city could not be made')
}

async function serve({ services }: Composition, config: Config, stop: Promise<void>): Promise<number> {
  const webRoot = join(config.root, 'dist', 'web')
  const app = await buildApp(services, {
    publicOrigin: config.publicOrigin,
    webRoot: existsSync(webRoot) ? webRoot : undefined,
  })
  const address = await app.listen({ host: config.host, port: config.port })
  const stopSweeping = sweepDaily(services)
  const stopTending = tendCountsOften(services)
  const stopMerging = mergeFiguresOften(services)
  const stopOrders = resumeOrderWork(services)
  const stopMessages = sendMessages(services)
  process.stdout.write(`Tongxing 同行 is ready at ${address}\n`)
  const code = await setUpCode(services)
  if (code) process.stdout.write(`First run: set up the administrators at ${address} with the code ${code}\n`)
  await stop
  tell('Stopping …')
  await stopSweeping()
  await stopTending()
  await stopMerging()
  await stopOrders()
  await stopMessages()
  await closeWithin(app, 20_000)
  return exit.done
}

async function closeWithin(app: FastifyInstance, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([app.close(), late])
  clearTimeout(timer)
}

/** The first signal asks to stop; a second one, from an impatient hand, ends at once. */
function stopAsked(): { wait: Promise<void>; already: () => boolean } {
  let count = 0
  const wait = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        count++
        if (count > 1 && signal === 'SIGINT') process.exit(exit.failed)
        done()
      })
    }
  })
  return { wait, already: () => count > 0 }
}
