import { levelOf } from '#core/shared/area.ts'
import type { SessionUser } from '#server/http/context.ts'

/** Conditions with their values, put together as `$1`, `$2` … in the order they were added. */
export type Conditions = {
  readonly add: (sql: string, ...values: readonly unknown[]) => void
  readonly value: (value: unknown) => string
  readonly where: () => string
  readonly values: readonly unknown[]
}

/** `add('a = ? or b = ?', x, y)`: each `?` becomes the next parameter. */
export function conditions(): Conditions {
  const parts: string[] = []
  const values: unknown[] = []
  const value = (v: unknown) => `$${values.push(v)}`
  return {
    values,
    value,
    add(sql, ...given) {
      let next = 0
      parts.push(`(${sql.replaceAll('?', () => value(given[next++]))})`)
    },
    where: () => (parts.length === 0 ? 'true' : parts.join(' and ')),
  }
}

/**
 * The reader's scope as plain column comparisons, so that an index is used; row-level security says the same once more.
 * `of` is the alias of a table with level columns. The region is not asked: a case that moved here from another city is
 * kept where its file began.
 */
export function addReaderScope(c: Conditions, user: SessionUser, of: string): void {
  const { area, org, role } = user.grant
  if (role === 'worker') c.add(`${of}.worker_id = ?`, user.id)
  else if (role === 'stationHead') c.add(`${of}.station_id = ?`, org)
  else addAreaScope(c, area, of)
}

/** Everything inside an area; the nation adds nothing. */
export function addAreaScope(c: Conditions, area: string, of: string): void {
  const level = levelOf(area)
  if (level === 'nation') return
  c.add(
    `${of}.${level === 'village' ? 'township' : level} = ?`,
    level === 'village' ? area.slice(0, 9) : area,
  )
}
