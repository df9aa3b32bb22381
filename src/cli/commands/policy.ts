import { parseArgs } from 'node:util'
import { type Book, buildBook } from '#core/policy/build-book.ts'
import { checkExample } from '#core/policy/check-example.ts'
import { PackFaults, sayFault } from '#core/policy/pack-fault.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { policiesFolder, readPacks, readPolicyBook } from '#server/policies/read-policy-book.ts'
import { readWorkCalendar } from '#server/policies/work-days.ts'
import { saidRules } from './policy-table.ts'

const help = `tongxing policy – law and local rules as data (policies/)

Usage:
  tongxing policy check [--dir DIR]            load every pack, run its examples, say what was checked
  tongxing policy list [--json]                packs, and what each rests on
  tongxing policy show PACK [KEY] [--on DATE] [--json]
                                               rules in force on a day (default: today), with their source;
                                               KEY is a rule (reportIn.days) or the start of one (reportIn)
  tongxing policy forecast DRAFT [FILE] [--as-of DATE] [--json]
                                               what a draft would change, case by case and by county; DRAFT is a
                                               folder like policies/cn-32-05 in which something was changed, FILE
                                               holds journals as for replay; without it, those of the database
  tongxing policy adopted [--json]             what two people put in force in the product: day, pack, state, hash
  tongxing policy export FOLDER [--on DATE]    writes the adopted packs in force as folders like policies/cn-32-05

Exit codes: 0 done · 1 a pack is at fault · 2 the call was wrong

Examples:
  tongxing policy check
  tongxing policy show cn reportIn.days
  tongxing policy show cn-50 change --on 2012-06-01
  tongxing policy show cn-32-05 tiers.scheme --json
  tongxing policy forecast drafts/cn-32-05
  tongxing policy forecast drafts/cn-32-05 journals.ndjson --as-of 2026-03-01
`

/** `tongxing policy …`; answers with the exit code. */
export async function policyCommand(argv: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    return wrongCall(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [verb, ...rest] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return values.help ? 0 : 2
  }
  try {
    if (verb === 'check' && rest.length === 0) return check(values.dir ?? policiesFolder())
    if (verb === 'list' && rest.length === 0) return list(readPolicyBook(), values.json === true)
    if (verb === 'show' && rest[0] !== undefined && rest.length <= 2)
      return show(readPolicyBook(), rest[0], rest[1], values.on, values.json === true)
    if (verb === 'adopted' && rest.length === 0)
      return await (await import('./policy-export.ts')).listAdoptedPacks(values.json === true)
    if (verb === 'export' && rest[0] !== undefined && rest.length === 1) {
      const { on } = values
      if (on !== undefined && !isPlainDate(on)) return wrongCall(`'${on}' is not a date (YYYY-MM-DD)`)
      return await (await import('./policy-export.ts')).exportAdopted(rest[0], on)
    }
    if (verb === 'forecast' && rest[0] !== undefined && rest.length <= 2) {
      const asOf = values['as-of']
      if (asOf !== undefined && !isPlainDate(asOf)) return wrongCall(`'${asOf}' is not a date (YYYY-MM-DD)`)
      const [draft, file] = rest
      // Opens a database: loaded only where it is called.
      const { forecast } = await import('./policy-forecast.ts')
      return await forecast({ draft, file, asOf, json: values.json === true })
    }
  } catch (error) {
    if (error instanceof RangeError) return wrongCall(error.message)
    if (!(error instanceof PackFaults)) throw error
    return sayFaults(error)
  }
  return wrongCall(`there is no 'policy ${positionals.join(' ')}'`)
}

function parse(argv: string[]) {
  return parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean' },
      on: { type: 'string' },
      dir: { type: 'string' },
      'as-of': { type: 'string' },
    },
  })
}

function wrongCall(message: string): number {
  process.stderr.write(`tongxing policy: ${message}\n\n${help}`)
  return 2
}

function sayFaults(error: PackFaults): number {
  for (const fault of error.faults)
    process.stderr.write(
      `${sayFault(fault, 'en')}\n  ${fault.says.zh}${fault.mend ? ` ${fault.mend.zh}` : ''}\n`,
    )
  process.stderr.write(`${error.faults.length} fault(s); no pack was loaded.\n`)
  return 1
}

/** Reads the YAML itself, never the cache of the server. */
function check(dir: string): number {
  const book = buildBook(readPacks(dir), readWorkCalendar())
  let failed = 0
  for (const pack of book.packs) {
    const policy = book.pack(pack.key)
    for (const example of pack.examples) {
      const wrong = checkExample(policy, example)
      if (wrong === undefined) continue
      failed++
      process.stderr.write(`${pack.key}/${example.file}: example '${example.says}': ${wrong}\n`)
    }
    const values = pack.rules.flatMap((rule) => rule.values)
    const readings = values.filter((v) => v.reading === true).length
    process.stdout.write(
      `${pack.key.padEnd(10)} ${pack.title.zh}: ${pack.clauses.length} clauses, ${pack.rules.length} rules, ` +
        `${values.length} values (${readings} readings), ${pack.examples.length} examples\n`,
    )
  }
  const years = book.at('cn').calendar.years
  process.stdout.write(
    `Checked: shapes, sources, dates, locks, tier facts, examples. Work calendar ${years[0]}–${years.at(-1)}.\n`,
  )
  if (failed > 0) process.stderr.write(`${failed} example(s) failed.\n`)
  return failed === 0 ? 0 : 1
}

function list(book: Book, json: boolean): number {
  const packs = book.policies.map((p) => ({ pack: p.pack, title: p.title, area: p.area, chain: p.chain }))
  if (json) process.stdout.write(`${JSON.stringify(packs, null, 2)}\n`)
  else
    for (const p of packs)
      process.stdout.write(`${p.pack.padEnd(10)} ${p.title.zh}  ${p.chain.join(' → ')}\n`)
  return 0
}

function show(
  book: Book,
  name: string,
  key: string | undefined,
  on: string | undefined,
  json: boolean,
): number {
  if (on !== undefined && !isPlainDate(on)) return wrongCall(`'${on}' is not a date (YYYY-MM-DD)`)
  const policy = book.policies.find((p) => p.pack === name)
  if (!policy)
    return wrongCall(`there is no pack '${name}'; there are ${book.policies.map((p) => p.pack).join(', ')}`)
  const day = on ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const rules = saidRules(policy, key, day)
  if (rules.length === 0) return wrongCall(`pack '${name}' has no rule '${key}'`)
  if (json) process.stdout.write(`${JSON.stringify(rules, null, 2)}\n`)
  else for (const rule of rules) process.stdout.write(`${rule.line}\n`)
  return 0
}
