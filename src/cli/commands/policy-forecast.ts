import { createReadStream, existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type EntryStore, openEntryStore } from '#cli/replay/entry-store.ts'
import { readLines } from '#cli/replay/read-lines.ts'
import { withServices } from '#cli/with-services.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import { type Book, draftBook } from '#core/policy/build-book.ts'
import { addToForecast, type Difference, differencesOf, type ForecastSum } from '#core/policy/forecast.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { forecastLive } from '#server/jobs/forecast.ts'
import { readPacks, readPolicyBook } from '#server/policies/read-policy-book.ts'

export type ForecastCall = {
  /** Folder of the draft, named and laid out as the pack it stands for. */
  readonly draft: string
  /** Journals as for `replay` (NDJSON), `-`, or undefined for those of the database. */
  readonly file: string | undefined
  /** The day asked; undefined is today, for the database only. */
  readonly asOf: PlainDate | undefined
  readonly json: boolean
}

/** Replays every journal under the packs in force and under the draft; says what differs. 1 where a pack or line is at fault. */
export async function forecast(call: ForecastCall): Promise<number> {
  const { file, asOf } = call
  const tell = call.json ? tellJson : tellLine
  if (file === undefined)
    return withServices(async ({ services }) => {
      const day = asOf ?? services.clock.today()
      // what was adopted in the product is in force too
      const drafted = readDraft(call.draft, services.policies.on(day))
      const sums = await forecastLive(services, drafted, day, call.json ? tellJson : undefined)
      if (!call.json) writeSums(sums)
      return 0
    })
  if (asOf === undefined) throw new RangeError('--as-of DATE (YYYY-MM-DD) is missing')
  const inForce = readPolicyBook()
  const drafted = readDraft(call.draft, inForce)
  const store = await readJournals(file, inForce)
  if (typeof store === 'string') {
    process.stderr.write(store)
    return 1
  }
  const day = toDayNumber(asOf)
  const sums = new Map<string, ForecastSum>()
  for (const journal of store.journals()) {
    const after = stateOn(journal, drafted, day)
    const differences = differencesOf(stateOn(journal, inForce, day), after)
    addToForecast(sums, after, differences)
    tell(after.case, differences)
  }
  if (!call.json) writeSums(sums)
  return 0
}

function tellJson(id: string, differences: readonly Difference[]) {
  if (differences.length > 0) process.stdout.write(`${JSON.stringify({ case: id, differences })}\n`)
}

function tellLine(id: string, differences: readonly Difference[]) {
  for (const d of differences) process.stdout.write(`${id}  ${say(d)}\n`)
}

/** The journals, or what is wrong with the first line that is wrong. */
async function readJournals(file: string, book: Book): Promise<EntryStore | string> {
  const store = openEntryStore()
  for await (const line of readLines(file === '-' ? process.stdin : createReadStream(file))) {
    const { number } = line
    if ('fault' in line) return `line ${number}: entry: ${line.fault}\n`
    if (line.text.trim() === '') continue
    const json = readJson(line.text)
    if (json === undefined) return `line ${number}: entry: is not JSON\n`
    const parsed = parseEntry(json, book)
    if (parsed.ok) store.add(parsed.value)
    else return `line ${number}: ${parsed.refusals[0]?.field ?? 'entry'}: ${parsed.refusals[0]?.says.en}\n`
  }
  return store
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readDraft(draft: string, inForce: Book): Book {
  const folder = resolve(draft)
  if (!existsSync(join(folder, 'pack.yaml'))) throw new RangeError(`there is no pack.yaml in '${draft}'`)
  const raw = readPacks(dirname(folder)).find((pack) => pack.folder === basename(folder))
  return raw ? draftBook(inForce, raw) : inForce
}

function say(d: Difference): string {
  return `${[d.what, d.kind, d.change].filter(Boolean).join(' ')}: ${d.from ?? '–'} → ${d.to ?? '–'}`
}

function writeSums(sums: ReadonlyMap<string, ForecastSum>) {
  for (const [area, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    process.stdout.write(`${area}: ${sum.changed} of ${sum.cases} cases change\n`)
    for (const [what, n] of Object.entries(sum.counts).sort(([a], [b]) => (a < b ? -1 : 1)))
      process.stdout.write(`  ${String(n).padStart(6)}  ${what}\n`)
  }
}
