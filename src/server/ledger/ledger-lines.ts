import { ledgerLeaves } from '#core/ledger/columns.ts'
import { refersTo } from '#core/ledger/entry-fields.ts'
import type { LedgerLayout } from '#core/ledger/layout.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import {
  countLedgerCases,
  countLedgerEntries,
  type LaterEntry,
  type LedgerEntry,
  listLaterEntries,
  listLedgerCases,
  listLedgerEntries,
  readLedgerCases,
} from '#server/store/ledger-store.ts'
import { countList, type ListFind, readList } from '#server/store/metric-list.ts'
import type { ReadLine } from './open-line.ts'

/** What a ledger asks: over an area, from a day to a day. */
export type Lines = {
  readonly layout: LedgerLayout
  readonly area: string
  readonly measure: 'communityDetox' | 'communityRehab' | string | undefined
  readonly day: string
  readonly from: string
  readonly to: string
}
export type After = readonly string[] | undefined
type Reader = Pick<Context, 'tx' | 'user' | 'today'>

function scopeOf({ user }: Reader, { area, measure }: Lines) {
  return { user, area, measure }
}

export async function countLines(reader: Reader, q: Lines, most: number): Promise<number> {
  const { rows } = q.layout
  const scope = scopeOf(reader, q)
  if ('cases' in rows) return countLedgerCases(reader.tx, scope, rows.cases, most)
  if ('entries' in rows) return countLedgerEntries(reader.tx, scope, findOf(q, rows.entries), most)
  return (await countList(reader.tx, figureFind(q, rows))).people
}

/** Lines after one of them in the ledger's own order; `unseen` are people of a figure whom the reader may not see. */
export async function readLines(
  reader: Reader,
  q: Lines,
  page: { readonly after: After; readonly limit: number },
): Promise<{ readonly lines: readonly ReadLine[]; readonly unseen: number; readonly next: After }> {
  const { rows } = q.layout
  const scope = scopeOf(reader, q)
  const { tx } = reader
  if ('cases' in rows) {
    const after = page.after as readonly [string, string] | undefined
    const found = await listLedgerCases(tx, scope, rows.cases, { after, limit: page.limit })
    const last = found.at(-1)
    return { lines: found.map((row) => ({ row })), unseen: 0, next: last && [last.file_no, last.case_id] }
  }
  if ('entries' in rows) {
    const after = page.after as readonly [string, string, string, string] | undefined
    const find = findOf(q, rows.entries)
    const found = await listLedgerEntries(tx, scope, find, { after, limit: page.limit })
    const last = found.at(-1)
    const lines = await withLater(reader, q, found)
    return { lines, unseen: 0, next: last && [last.on_day, last.case_id, last.type, last.id] }
  }
  const find = figureFind(q, rows)
  const counts = await countList(tx, find)
  const after = page.after as readonly [string, string] | undefined
  const listed = await readList(tx, find, { limit: page.limit, after })
  const found = await readLedgerCases(
    tx,
    scope,
    listed.map((row) => row.case_id),
  )
  const last = listed.at(-1)
  const unseen = counts.people - counts.seen
  return { lines: found.map((row) => ({ row })), unseen, next: last && [last.file_no, last.case_id] }
}

function findOf({ from, to }: Lines, types: readonly string[]) {
  return { types, from, to }
}

function figureFind(q: Lines, rows: { readonly figure: string; readonly side: ListFind['side'] }): ListFind {
  const metric = findMetric(rows.figure)
  if (!metric) throw new Error(`the layout was not checked: no figure '${rows.figure}'`)
  const months = monthsOfSpan(metric, q.day, 'month')
  return { area: q.area, metric, day: q.day, months, measure: q.measure ?? null, side: rows.side }
}

/** Entries with the newest later entry of each kind that names them: the decision on a leave, the receipt of a report. */
async function withLater(reader: Reader, q: Lines, found: readonly LedgerEntry[]): Promise<ReadLine[]> {
  const { rows } = q.layout
  const { has, withoutReply } = 'entries' in rows ? rows : {}
  const kinds = [
    ...ledgerLeaves(q.layout).flatMap((leaf) =>
      leaf.field.startsWith('after.') ? [leaf.field.split('.')[1] ?? ''] : [],
    ),
    ...(withoutReply ? [withoutReply] : []),
  ]
  const kept = has === undefined ? found : found.filter((row) => row.data[has] !== undefined)
  if (kinds.length === 0 || kept.length === 0)
    return kept.map((row) => ({ row, entry: row, later: new Map() }))
  const cases = new Map(kept.map((row) => [row.case_id, { region: row.region, caseId: row.case_id }]))
  const replies = await listLaterEntries(reader.tx, [...new Set(kinds)], [...cases.values()])
  const byNamed = new Map<string, Map<string, LaterEntry>>()
  for (const reply of replies) {
    const type = kept.find((row) => refersTo(reply.type, row.type) !== undefined)?.type
    const key = type ? refersTo(reply.type, type) : undefined
    const named = key ? String(reply.data[key] ?? '') : ''
    const map = byNamed.get(named) ?? new Map<string, LaterEntry>()
    byNamed.set(named, map.set(reply.type, reply))
  }
  return kept
    .map((row) => ({ row, entry: row, later: byNamed.get(row.id) ?? new Map<string, LaterEntry>() }))
    .filter((line) => !withoutReply || !line.later.has(withoutReply))
}
