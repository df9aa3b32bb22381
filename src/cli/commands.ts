/** A command of `bin/tongxing`: loaded when called, answers with its exit code. */
export type Command = {
  readonly name: string
  readonly does: string
  readonly run: (argv: string[]) => Promise<number>
}

/** Add a command by adding its file under commands/ and a line here. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    does: 'start the server (embedded database unless DATABASE_URL is set)',
    run: async (argv) => (await import('./commands/serve.ts')).serveCommand(argv),
  },
  {
    name: 'migrate',
    does: 'bring the database to the current schema',
    run: async (argv) => (await import('./commands/migrate.ts')).migrateCommand(argv),
  },
  {
    name: 'demo',
    does: 'make the invented demonstration city',
    run: async (argv) => (await import('./commands/demo.ts')).demoCommand(argv),
  },
  {
    name: 'import',
    does: 'take journals in the public format (NDJSON)',
    run: async (argv) => (await import('./commands/import.ts')).importCommand(argv),
  },
  {
    name: 'replay',
    does: 'compute the state of cases from a file of entries',
    run: async (argv) => (await import('./commands/replay.ts')).replayCommand(argv),
  },
  {
    name: 'rebuild',
    does: 'recompute every projection from the journals; must change nothing',
    run: async (argv) => (await import('./commands/rebuild.ts')).rebuildCommand(argv),
  },
  {
    name: 'sweep',
    does: 'bring cases up to today whose state changed with time alone',
    run: async (argv) => (await import('./commands/sweep.ts')).sweepCommand(argv),
  },
  {
    name: 'policy',
    does: 'check, list and show policy packs',
    run: async (argv) => (await import('./commands/policy.ts')).policyCommand(argv),
  },
  {
    name: 'doctor',
    does: 'check this machine, the database and the settings',
    run: async (argv) => (await import('./commands/doctor.ts')).doctorCommand(argv),
  },
]
