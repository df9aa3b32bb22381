import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Loads rows by COPY. Tables with row security refuse COPY, so the rows go through a temporary twin and are checked by
 * the policy on the way in. Table and column names come from the code, never from data.
 */
export async function copyRows(
  tx: PoolClient,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first).join(', ')
  const twin = `load_${table}`
  await tx.query(
    `create temporary table if not exists ${twin} on commit delete rows as select ${columns} from ${table} with no data`,
  )
  await tx.query(`truncate ${twin}`)
  await pipeline(Readable.from(chunks(rows)), tx.query(copyFrom(`copy ${twin} (${columns}) from stdin`)))
  await tx.query(`insert into ${table} (${columns}) select ${columns} from ${twin}`)
}

function* chunks(rows: readonly Record<string, unknown>[]): Generator<Buffer> {
  const keys = Object.keys(rows[0] ?? {})
  for (let i = 0; i < rows.length; i += 1000) {
    const lines = rows.slice(i, i + 1000).map((row) => keys.map((key) => copyText(row[key])).join('\t'))
    yield Buffer.from(`${lines.join('\n')}\n`)
  }
}

/** One field in COPY's text form; arrays as PostgreSQL literals, objects as JSON. */
function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) return escapeText(`{${value.map(arrayItem).join(',')}}`)
  return escapeText(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function arrayItem(item: unknown): string {
  if (Buffer.isBuffer(item)) return `"\\\\x${item.toString('hex')}"`
  return `"${String(item).replace(/["\\]/g, '\\$&')}"`
}

const specials: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (c) => specials[c] ?? c)
}
