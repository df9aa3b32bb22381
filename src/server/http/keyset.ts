import { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * A place in a sorted list, as one opaque word in the URL: the sort key of the last row seen. Anything that is not one of
 * ours is refused, so that a list never silently begins again.
 */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

const Cursor = z.array(z.string().max(200)).max(4)

export function readCursor(text: string | undefined, parts: number): readonly string[] | undefined {
  if (text === undefined) return undefined
  try {
    const key = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (key.length === parts) return key
  } catch {
    // Falls through to the refusal.
  }
  throw new Problem(400, 'bad-request', { zh: '翻页位置不正确。', en: 'The place in the list is not right.' })
}

/** Cuts the row too many and says where the next page begins. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly string[],
): { rows: readonly T[]; next: string | null } {
  const last = rows[limit - 1]
  if (rows.length <= limit || last === undefined) return { rows, next: null }
  return { rows: rows.slice(0, limit), next: writeCursor(keyOf(last)) }
}
