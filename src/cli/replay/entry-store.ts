import { type Fact, type PreparedJournal, prepareFacts } from '#core/case/replay/prepare-journal.ts'
import { usedFields } from '#core/case/replay/used-fields.ts'
import type { Entry } from '#core/journal/entry.ts'
import { rankOf } from '#core/journal/type-order.ts'
import { readInstant } from '#core/shared/instant.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'

/** Keeps the entries of many cases as bytes, so that a million of them fit where a million objects would not. */
export type EntryStore = {
  readonly add: (entry: Entry) => void
  /** Gives each case's journal once, in the order in which the cases first appeared, and lets go of it. */
  readonly journals: () => Generator<PreparedJournal>
}

const chunkBytes = 4 << 20
/** day (4) · known (8) · rank (1) · bytes of the id (1) · bytes of the data (4), then id and data. */
const headBytes = 18

export function openEntryStore(): EntryStore {
  const chunks: Buffer[] = []
  let chunk = Buffer.alloc(0)
  let used = 0
  const at = growable(Float64Array)
  const previous = growable(Int32Array)
  const cases = new Map<string, number>()
  const newest = growable(Int32Array)
  let records = 0

  function reserve(bytes: number): number {
    if (used + bytes > chunk.length) {
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes))
      chunks.push(chunk)
      used = 0
    }
    const place = (chunks.length - 1) * 2 ** 32 + used
    used += bytes
    return place
  }

  function add(entry: Entry): void {
    const known = cases.get(entry.case)
    const index = known ?? cases.size
    if (known === undefined) {
      cases.set(entry.case, index)
      newest.set(index, -1)
    }
    const fields = usedFields[entry.type]
    if (fields === undefined) return
    const data = pick(entry.data, fields)
    const idBytes = Buffer.byteLength(entry.id)
    const dataBytes = Buffer.byteLength(data)
    const place = reserve(headBytes + idBytes + dataBytes)
    write(chunk, place % 2 ** 32, entry, idBytes, data, dataBytes)
    at.set(records, place)
    previous.set(records, newest.get(index))
    newest.set(index, records++)
  }

  function* journals(): Generator<PreparedJournal> {
    for (const [id, index] of cases) {
      const facts: Fact[] = []
      for (let r = newest.get(index); r >= 0; r = previous.get(r)) {
        const place = at.get(r)
        facts.push(read(chunks[Math.floor(place / 2 ** 32)] as Buffer, place % 2 ** 32))
      }
      yield prepareFacts(id, facts.reverse())
    }
  }

  return { add, journals }
}

function pick(data: Readonly<Record<string, unknown>>, fields: readonly string[]): string {
  if (fields.length === 0) return ''
  const picked: Record<string, unknown> = {}
  for (const f of fields) if (data[f] !== undefined) picked[f] = data[f]
  return JSON.stringify(picked)
}

function write(
  chunk: Buffer,
  from: number,
  entry: Entry,
  idBytes: number,
  data: string,
  dataBytes: number,
): void {
  const known = entry.recordedAt === undefined ? undefined : readInstant(entry.recordedAt)
  chunk.writeInt32LE(toDayNumber(entry.on), from)
  chunk.writeDoubleLE(known ?? Number.NEGATIVE_INFINITY, from + 4)
  chunk.writeUInt8(rankOf(entry.type), from + 12)
  chunk.writeUInt8(idBytes, from + 13)
  chunk.writeUInt32LE(dataBytes, from + 14)
  chunk.write(entry.id, from + headBytes)
  chunk.write(data, from + headBytes + idBytes)
}

const nothing = Object.freeze({})

function read(chunk: Buffer, from: number): Fact {
  const idBytes = chunk.readUInt8(from + 13)
  const dataBytes = chunk.readUInt32LE(from + 14)
  const dataFrom = from + headBytes + idBytes
  return {
    id: chunk.toString('utf8', from + headBytes, dataFrom),
    day: chunk.readInt32LE(from),
    rank: chunk.readUInt8(from + 12),
    known: chunk.readDoubleLE(from + 4),
    data: dataBytes === 0 ? nothing : dataOf(chunk.toString('utf8', dataFrom, dataFrom + dataBytes)),
  }
}

/** Most facts say the same as thousands of others: one object serves them all. */
const shared = new Map<string, unknown>()
const mostShared = 5000

function dataOf(text: string): unknown {
  const known = shared.get(text)
  if (known !== undefined) return known
  const data: unknown = JSON.parse(text)
  if (shared.size < mostShared) shared.set(text, data)
  return data
}

type Numbers = Int32Array | Float64Array

function growable<T extends Numbers>(kind: new (length: number) => T) {
  let values = new kind(1024)
  return {
    get: (i: number): number => values[i] ?? -1,
    set: (i: number, value: number): void => {
      if (i >= values.length) {
        const bigger = new kind(values.length * 2)
        bigger.set(values)
        values = bigger
      }
      values[i] = value
    },
  }
}
