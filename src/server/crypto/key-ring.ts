import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Key = z.base64().transform((text, context) => {
  const key = Buffer.from(text, 'base64')
  if (key.length === 32) return key
  context.addIssue({ code: 'custom', message: 'is not 32 bytes in base64' })
  return z.NEVER
})

const StoredRing = z
  .object({
    current: z.string(),
    keys: z.record(z.string().regex(/^[a-z0-9-]{1,16}$/), Key),
    index: Key,
  })
  .refine((ring) => ring.keys[ring.current] !== undefined, {
    path: ['current'],
    error: 'names a key that is not there',
  })

/** `keys` open what was sealed, the newest (`current`) seals; `index` makes blind indexes and must never change. */
export type KeyRing = z.output<typeof StoredRing>

/** Reads the ring from TONGXING_KEYS (JSON or a file), or from the data folder, where it is made on the first start. */
export function readKeyRing(dataDir: string, given: string | undefined): KeyRing {
  if (given)
    return parseRing(given.trim().startsWith('{') ? given : readFileSync(given, 'utf8'), 'TONGXING_KEYS')
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeOnce(file, `${JSON.stringify(newRing(), null, 2)}\n`)
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by other users; run: chmod 600 ${file}`)
  return parseRing(readFileSync(file, 'utf8'), file)
}

/** Two starters at once: the first file stays, both read it. */
function writeOnce(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

export function newRing(): { current: string; keys: Record<string, string>; index: string } {
  const make = () => randomBytes(32).toString('base64')
  return { current: 'k1', keys: { k1: make() }, index: make() }
}

export function parseRing(text: string, from: string): KeyRing {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error(`${from} is not JSON`)
  }
  const ring = StoredRing.safeParse(json)
  if (ring.success) return ring.data
  // Only where and what: the text itself is a secret.
  throw new Error(ring.error.issues.map((i) => `${from}: ${i.path.join('.')}: ${i.message}`).join('\n'))
}

/** For the passwords of database roles: whoever has the keys can derive them, nobody else. */
export function passwordSeed(ring: KeyRing): Buffer {
  return createHmac('sha256', ring.index).update('tongxing database passwords').digest()
}
