import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Exit codes of every command: done, failed, called wrongly. */
export const exit = { done: 0, failed: 1, wrongCall: 2 } as const

type Values = ReturnType<typeof parseArgs>['values']

/**
 * Reads the options of a command; prints its help for `--help`, and one sentence for what it does not know. Answers an
 * exit code where there is nothing left to do.
 */
export function readCall(
  argv: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
  help: string,
): Values | number {
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as const
    const { values } = parseArgs({ args: [...argv], options: all, strict: true })
    if (!values.help) return values as Values
    process.stdout.write(help)
    return exit.done
  } catch (error) {
    process.stderr.write(`tongxing: ${say(error)}\n\n${help}`)
    return exit.wrongCall
  }
}

export function say(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
