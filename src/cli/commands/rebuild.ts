import { exit, readCall, tell } from '#cli/call.ts'
import { withServices } from '#cli/with-services.ts'
import { rebuild } from '#server/jobs/rebuild.ts'

const help = `tongxing rebuild – compute every list and figure again from the journals

Must change nothing; what differed is counted, mended and answered with exit code 1. An interrupted run goes on where it
stopped. After a change of policy packs, rows that differ are the effect of the change.

  bin/tongxing rebuild
  bin/tongxing rebuild --json
`

export async function rebuildCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, { json: { type: 'boolean' } }, help)
  if (typeof call === 'number') return call
  return withServices(async ({ services }) => {
    const rebuilt = await rebuild(services, (cases) => tell(`${cases} cases …`))
    const rows = Object.values(rebuilt.differed).reduce((sum, n) => sum + n, 0)
    if (call['json']) process.stdout.write(`${JSON.stringify({ ...rebuilt, rows })}\n`)
    else {
      const each = Object.entries(rebuilt.differed).map(([table, n]) => `${table} ${n}`)
      process.stdout.write(`${rebuilt.cases} cases, ${rows} rows differed (${each.join(', ')}).\n`)
    }
    return rows === 0 ? exit.done : exit.failed
  })
}
