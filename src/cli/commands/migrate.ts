import { exit, readCall } from '#cli/call.ts'
import { withServices } from '#cli/with-services.ts'
import { ensureAreas } from '#server/areas/ensure-areas.ts'

const help = `tongxing migrate – bring the database to the schema of this program

Applies the numbered files of migrations/ that are missing, each in its own transaction. Safe to call twice and by two
processes at once. \`serve\` does the same at its start.

  bin/tongxing migrate
  bin/tongxing migrate --json
`

export async function migrateCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, { json: { type: 'boolean' } }, help)
  if (typeof call === 'number') return call
  return withServices(async ({ database, services }) => {
    await ensureAreas(services)
    const { applied } = database
    if (call['json']) process.stdout.write(`${JSON.stringify({ applied })}\n`)
    else process.stdout.write(applied.length === 0 ? 'Nothing to do.\n' : `Applied: ${applied.join(', ')}\n`)
    return exit.done
  })
}
