import { exit, readCall, say, tell } from '#cli/call.ts'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { sayLogins } from '#cli/demo/say-logins.ts'
import { writeDemo } from '#cli/demo/write-demo.ts'
import { withServices } from '#cli/with-services.ts'
import { demoLogins } from '#core/demo/demo-logins.ts'
import { type DemoPlan, type DemoScale, demoPlan, demoScales } from '#core/demo/demo-scale.ts'
import { isPlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { type AreaRow, readAllAreas } from '#server/areas/read-areas.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { contentOf, findUnfinishedDemo } from '#server/store/demo-store.ts'

const help = `tongxing demo – make the invented demonstration city

People, phones and ID numbers are invented and visibly not real; every journal goes through the public entry format.
The same seed, scale and day give the same city. Only an empty database is filled; what was
interrupted goes on where it stopped.

  bin/tongxing demo                                one district, about 2,200 people, into the database
  bin/tongxing demo --scale city --as-of 2026-03-01
  bin/tongxing demo --scale tiny --out -           to standard output, without a database (NDJSON)
  bin/tongxing demo --scale tiny --out - --entries | bin/tongxing replay - --policy cn-32-98 --as-of 2026-03-01

  --scale    ${demoScales.join(', ')} (default district)
  --seed     a whole number (default 1)
  --as-of    the city's last day (default today in China)
  --out      write NDJSON to a file, or - for standard output, instead of loading
  --entries  with --out: entries only, as replay reads them
  --json     a summary as JSON on standard output
`

const options = {
  scale: { type: 'string' },
  seed: { type: 'string' },
  'as-of': { type: 'string' },
  out: { type: 'string' },
  entries: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export async function demoCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, options, help)
  if (typeof call === 'number') return call
  const areas = readAllAreas()
  let plan: DemoPlan
  try {
    plan = planOf(call, areas)
  } catch (error) {
    tell(`tongxing: ${say(error)}`)
    return exit.wrongCall
  }
  const out = call['out']
  if (typeof out !== 'string') return load(plan, areas, call['as-of'], call['json'] === true)
  try {
    const written = await writeDemo(plan, readPolicyBook(), out, call['entries'] === true)
    if (call['json'] && out !== '-')
      process.stdout.write(`${JSON.stringify({ ...written, scale: plan.scale })}\n`)
    return exit.done
  } catch (error) {
    tell(`tongxing: ${say(error)}`)
    return exit.failed
  }
}

const refusals = {
  demonstration:
    'the demonstration is already in this database; name another DATA_DIR or DATABASE_URL for a new one.',
  real: 'this database is in real use; the demonstration is never put beside real files.',
}

async function load(
  asked: DemoPlan,
  areas: readonly AreaRow[],
  asOf: unknown,
  json: boolean,
): Promise<number> {
  const today = typeof asOf === 'string' ? { today: asOf } : {}
  return withServices(
    async ({ services, database }) => {
      const unfinished = await findUnfinishedDemo(services.job)
      const content = await contentOf(services.app)
      if (!unfinished && content !== 'empty') {
        tell(`tongxing: ${refusals[content]}`)
        return exit.wrongCall
      }
      const plan = unfinished ? planOf({ ...unfinished, 'as-of': unfinished.asOf }, areas) : asked
      if (unfinished) tell(`Going on with the demonstration that was begun (${unfinished.scale}).`)
      const loaded = await loadDemo({ services, owner: database.admin }, plan, areas)
      const logins = demoLogins(plan)
      if (json) process.stdout.write(`${JSON.stringify({ ...loaded, scale: plan.scale, logins })}\n`)
      else tell(sayLogins(logins))
      return exit.done
    },
    { demo: true, ...today },
  )
}

/** Throws one sentence for what can not be meant. */
function planOf(call: Readonly<Record<string, unknown>>, areas: readonly AreaRow[]): DemoPlan {
  const scale = call['scale'] ?? 'district'
  if (!isScale(scale)) throw new Error(`--scale: is one of ${demoScales.join(', ')}`)
  const seed = Number(call['seed'] ?? 1)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed: is a whole number from 0 on')
  const asOf = call['as-of'] ?? readConfig().today ?? systemClock.today()
  if (!isPlainDate(asOf)) throw new Error('--as-of: is not a date (YYYY-MM-DD)')
  const real = areas.filter((area) => area.level === 'township' && !area.code.startsWith('3298'))
  const wide =
    scale === 'nation' ? real : scale === 'province' ? real.filter((a) => a.code.startsWith('32')) : []
  return demoPlan({ seed, scale, asOf: toDayNumber(asOf), real: wide })
}

function isScale(text: unknown): text is DemoScale {
  return demoScales.some((scale) => scale === text)
}
