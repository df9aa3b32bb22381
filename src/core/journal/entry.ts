import type { PlainDate } from '#core/shared/plain-date.ts'

/** Who made an entry: a named person in a named role (casework.md §3). */
export type Author = { readonly user: string; readonly role: string; readonly org: string }

/**
 * One dated fact of a case. `on` is the day it happened, as claimed by the writer; `recordedAt` (ISO 8601 with offset)
 * is when the server took it and is never the client's. An entry without `recordedAt` is known from the beginning.
 */
export type Entry<Data = Record<string, unknown>> = {
  readonly id: string
  readonly case: string
  readonly type: string
  readonly on: PlainDate
  readonly by?: Author
  readonly recordedAt?: string
  readonly data: Data
}
