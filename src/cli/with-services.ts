import { pino } from 'pino'
import { type Composition, compose } from '#server/compose.ts'
import { type Config, readConfig } from '#server/config.ts'
import { exit, say, tell } from './call.ts'

/** Opens everything for one command, runs it and closes in order; a refusal is printed as it is and answers 1. */
export async function withServices(
  run: (composition: Composition, config: Config) => Promise<number>,
  changes: Partial<Config> = {},
): Promise<number> {
  let composition: Composition | undefined
  try {
    const config = { ...readConfig(), ...changes }
    // Standard output belongs to the command's result, also where it is JSON.
    const log = pino(
      { level: config.logLevel === 'info' ? 'warn' : config.logLevel, base: null },
      pino.destination(2),
    )
    composition = await compose(config, { log, onStep: (name) => tell(`migrating: ${name}`) })
    return await run(composition, config)
  } catch (error) {
    tell(`tongxing: ${say(error)}`)
    return exit.failed
  } finally {
    await composition?.close()
  }
}
