import type { QueryConfig } from 'pg'

const names = new Map<string, string>()

/**
 * A prepared statement for SQL that is put together from few parts: the same text is planned once on a connection. Not for
 * texts without end, each of which would stay in every session.
 */
export function namedQuery(topic: string, text: string, values: readonly unknown[]): QueryConfig {
  const name = names.get(text) ?? `${topic}-${names.size}`
  names.set(text, name)
  return { name, text, values: [...values] }
}
