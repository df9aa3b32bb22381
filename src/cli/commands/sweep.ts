import { exit, readCall, tell } from '#cli/call.ts'
import { withServices } from '#cli/with-services.ts'
import { sweep } from '#server/jobs/sweep.ts'

const help = `tongxing sweep – bring cases up to today whose state changed with time alone

The server does this by itself every day. May be stopped at any moment and called again.

  bin/tongxing sweep
  bin/tongxing sweep --json
`

export async function sweepCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, { json: { type: 'boolean' } }, help)
  if (typeof call === 'number') return call
  return withServices(async ({ services }) => {
    const swept = await sweep(services, (done) => tell(`${done} cases …`))
    if (call['json']) process.stdout.write(`${JSON.stringify(swept)}\n`)
    else process.stdout.write(`${swept.cases} cases, ${swept.assignments} assignments brought to today.\n`)
    return exit.done
  })
}
