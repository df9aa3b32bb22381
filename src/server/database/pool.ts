import pg from 'pg'

export type Connection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
  readonly ssl?: pg.ClientConfig['ssl']
}

const dateOid = 1082
const timestamptzOid = 1184
const int8Oid = 20

/**
 * Dates stay text (`YYYY-MM-DD`): the driver's own reading would shift them by a time zone. Instants are ISO 8601 with
 * the offset of the session (+08:00), counts are numbers.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === dateOid) return (text: string) => text
      if (oid === timestamptzOid) return isoInstant
      if (oid === int8Oid) return Number
    }
    // biome-ignore lint/suspicious/noExplicitAny: the driver's own parsers have one overload per wire format.
    return pg.types.getTypeParser(oid, format as any)
  },
} as pg.CustomTypesConfig

/** `2025-03-10 09:12:00.5+08` → `2025-03-10T09:12:00.5+08:00` */
function isoInstant(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
}

/**
 * A pool whose every session speaks our date formats. A lost connection, idle or in use, is replaced and never a crash.
 * `pipeline` sends queries without waiting for the answers to earlier ones (see `together`); COPY does not go with it.
 */
export function openPool(
  connection: Connection,
  size: number,
  onLost: (error: Error) => void,
  options: { readonly pipeline?: boolean } = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    ...options,
    max: size,
    types: columnTypes,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'tongxing',
  })
  pool.on('error', onLost)
  // one that breaks while a request holds it fails that request; without a listener it would end the process
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}

/** One connection of the owner's kind, for starting up only; requests never get it. */
export async function withClient<T>(
  connection: Connection,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, types: columnTypes, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
