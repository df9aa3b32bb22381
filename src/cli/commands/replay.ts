import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { type EntryStore, openEntryStore } from '#cli/replay/entry-store.ts'
import { help, type ReplayOptions, readOptions } from '#cli/replay/options.ts'
import { readLines } from '#cli/replay/read-lines.ts'
import { tableHead, tableRow } from '#cli/replay/write-table.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import { everywhere, type PolicyBook } from '#core/policy/policy.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { explainTier } from '#core/tier/explain-tier.ts'
import { proposeTier } from '#core/tier/propose-tier.ts'

/** `tongxing replay` (casework.md §5): all lines are checked before the first byte of output. */
export async function replayCommand(argv: string[]): Promise<number> {
  const options = readOptions(argv)
  if (options === null) return done(help)
  if (typeof options === 'string') return fail(`tongxing replay: ${options}\n\n${help}`)
  const book = everywhere(options.policy)
  const store = await readEntries(options, book)
  if (typeof store === 'string') return fail(store)
  await writeStates(store, book, options)
  return 0
}

/** More wrong lines than this are only counted. */
const linesTold = 100

async function readEntries({ file }: ReplayOptions, book: PolicyBook): Promise<EntryStore | string> {
  const store = openEntryStore()
  const told: string[] = []
  let wrong = 0
  try {
    for await (const line of readLines(open(file))) {
      if ('text' in line && line.text.trim() === '') continue
      const faults = 'fault' in line ? [`entry: ${line.fault}`] : take(store, line.text, book)
      if (faults.length > 0 && wrong++ < linesTold)
        told.push(...faults.map((f) => `line ${line.number}: ${f}\n`))
    }
  } catch (error) {
    return `tongxing replay: ${file}: ${error instanceof Error ? error.message : String(error)}\n`
  }
  if (wrong > linesTold) told.push(`… and ${wrong - linesTold} more wrong lines\n`)
  return wrong > 0 ? told.join('') : store
}

function open(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file)
}

/** Keeps the entry of a line, or says what is wrong with it as `field: reason`. */
function take(store: EntryStore, text: string, book: PolicyBook): string[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return ['entry: is not JSON']
  }
  const parsed = parseEntry(json, book)
  if (!parsed.ok) return parsed.refusals.map((r) => `${r.field ?? 'entry'}: ${r.says.en}`)
  store.add(parsed.value)
  return []
}

async function writeStates(store: EntryStore, book: PolicyBook, options: ReplayOptions): Promise<void> {
  const asOf = toDayNumber(options.asOf)
  const { language } = options
  process.stdout.on('error', () => process.stdout.destroy())
  if (!options.json) await write(tableHead(language))
  for (const journal of store.journals()) {
    const state = stateOn(journal, book, asOf, options.knownAt, options.json ? explainTier : proposeTier)
    await write(options.json ? `${JSON.stringify(withText(state, language))}\n` : tableRow(state, language))
  }
}

function withText(state: CaseState, language: 'zh' | 'en') {
  return { ...state, findings: state.findings.map((f) => ({ ...f, text: sayFinding(f)[language] })) }
}

/** Waits where the reader is slower than we are, and stops quietly where it has gone (`| head`). */
async function write(text: string): Promise<void> {
  if (process.stdout.destroyed) return
  if (!process.stdout.write(text))
    await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')])
}

function done(text: string): number {
  process.stdout.write(text)
  return 0
}

function fail(text: string): number {
  process.stderr.write(text)
  return 2
}
