import { createReadStream, existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type EntryStore, openEntryStore } from '#cli/replay/entry-store.ts'
import { readLines } from '#cli/replay/read-lines.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import { type Book, buildBook } from '#core/policy/build-book.ts'
import { addToForecast, type Difference, differencesOf, type ForecastSum } from '#core/policy/forecast.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { readPacks, readPolicyBook } from '#server/policies/read-policy-book.ts'

export type ForecastCall = {
  /** Folder of the draft, named and laid out as the pack it stands for. */
  readonly draft: string
  /** Journals as for `replay` (NDJSON), or `-`. */
  readonly file: string
  readonly asOf: PlainDate
  readonly json: boolean
}

/** Replays every journal under the packs in force and under the draft; says what differs. 1 where a pack or line is at fault. */
export async function forecast(call: ForecastCall): Promise<number> {
  const inForce = readPolicyBook()
  const drafted = readDraft(call.draft, inForce)
  const store = await readJournals(call.file, inForce)
  if (typeof store === 'string') {
    process.stderr.write(store)
    return 1
  }

  const day = toDayNumber(call.asOf)
  const sums = new Map<string, ForecastSum>()
  for (const journal of store.journals()) {
    const before = stateOn(journal, inForce, day)
    const after = stateOn(journal, drafted, day)
    const differences = differencesOf(before, after)
    addToForecast(sums, after, differences)
    if (call.json && differences.length > 0)
      process.stdout.write(`${JSON.stringify({ case: after.case, differences })}\n`)
    else if (!call.json) for (const d of differences) process.stdout.write(`${after.case}  ${say(d)}\n`)
  }
  if (!call.json) writeSums(sums)
  return 0
}

/** The journals, or what is wrong with the first line that is wrong. */
async function readJournals(file: string, book: Book): Promise<EntryStore | string> {
  const store = openEntryStore()
  for await (const { number, text } of readLines(file === '-' ? process.stdin : createReadStream(file))) {
    if (text !== null && text.trim() === '') continue
    const json = readJson(text)
    if (json === undefined) return `line ${number}: entry: is not JSON\n`
    const parsed = parseEntry(json, book)
    if (parsed.ok) store.add(parsed.value)
    else return `line ${number}: ${parsed.refusals[0]?.field ?? 'entry'}: ${parsed.refusals[0]?.says.en}\n`
  }
  return store
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The packs of the house with the draft in the place of the pack of its name, or beside them where it is new. */
function readDraft(draft: string, inForce: Book): Book {
  const folder = resolve(draft)
  if (!existsSync(join(folder, 'pack.yaml'))) throw new RangeError(`there is no pack.yaml in '${draft}'`)
  const raw = readPacks(dirname(folder)).filter((pack) => pack.folder === basename(folder))
  const others = inForce.raws.filter((pack) => pack.folder !== basename(folder))
  return buildBook([...others, ...raw], inForce.at('cn').calendar)
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
