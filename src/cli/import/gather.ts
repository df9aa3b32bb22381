import type { Readable } from 'node:stream'
import { readLines } from '#cli/replay/read-lines.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { type FileLine, readImportLine } from './import-line.ts'

/** An entry with the line it stands in, kept as text: a city's file fits into memory. */
export type Kept = { readonly line: number; readonly text: Buffer }
export type Gathered = {
  /** By case, in the order in which the cases first appeared. */
  readonly entries: Map<string, Kept[]>
  readonly files: Map<string, { readonly line: number; readonly file: FileLine }>
  readonly faults: Faults
  lines: number
}

/** What is wrong, by line; beyond the first hundred only counted. */
export type Faults = { readonly told: string[]; count: number }

const most = 100

export function addFault(faults: Faults, line: number, fault: string): void {
  faults.count++
  if (faults.count <= most) faults.told.push(`line ${line}: ${fault}`)
}

export function sayFaults(faults: Faults): string {
  const more = faults.count > most ? [`… and ${faults.count - most} more`] : []
  return [...faults.told, ...more].map((line) => `${line}\n`).join('')
}

/** Reads and checks every line by itself. */
export async function gather(stream: Readable, book: PolicyBook): Promise<Gathered> {
  const gathered: Gathered = {
    entries: new Map(),
    files: new Map(),
    faults: { told: [], count: 0 },
    lines: 0,
  }
  for await (const line of readLines(stream)) {
    if ('text' in line && line.text.trim() === '') continue
    gathered.lines++
    if ('fault' in line) addFault(gathered.faults, line.number, `entry: ${line.fault}`)
    else take(gathered, line.number, line.text, book)
  }
  return gathered
}

function take({ entries, files, faults }: Gathered, line: number, text: string, book: PolicyBook): void {
  const read = readImportLine(text, book)
  switch (read.kind) {
    case 'wrong':
      for (const fault of read.faults) addFault(faults, line, fault)
      return
    case 'file': {
      const { id } = read.file.caseFile
      if (files.has(id)) addFault(faults, line, 'file.caseFile.id: comes twice in this file')
      else files.set(id, { line, file: read.file })
      return
    }
    case 'entry': {
      const kept = { line, text: Buffer.from(text) }
      const list = entries.get(read.entry.case)
      if (list) list.push(kept)
      else entries.set(read.entry.case, [kept])
      return
    }
  }
}

/** The entry of a line that was checked when it was gathered. */
export function entryOf(kept: Kept): Entry {
  const entry = JSON.parse(kept.text.toString('utf8')) as Entry
  return { ...entry, data: entry.data ?? {} }
}
