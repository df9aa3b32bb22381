import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'

const Env = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_APP_URL: z.string().min(1).optional(),
  DATABASE_JOB_URL: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  POSTGRES_BIN: z.string().min(1).optional(),
  TONGXING_KEYS: z.string().min(1).optional(),
  TONGXING_DEMO: z.enum(['0', '1']).default('0'),
  TONGXING_TODAY: PlainDate.optional(),
  PUBLIC_ORIGIN: z.url().optional(),
  FONT_DIR: z.string().min(1).optional(),
  MESSAGE_SENDER: z.enum(['print', 'spool', 'webhook']).optional(),
  MESSAGE_WEBHOOK_URL: z.url().optional(),
  MESSAGE_WEBHOOK_SECRET: z.string().min(16).optional(),
  MESSAGE_CALLBACK_SECRET: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** Everything that the environment decides, read once. */
export type Config = {
  readonly host: string
  readonly port: number
  /** Where the embedded database and the keys live; absolute. */
  readonly dataDir: string
  /** A server instead of the embedded one. Its user makes roles and migrates; requests never run as this user. */
  readonly databaseUrl: string | undefined
  readonly databaseAppUrl: string | undefined
  readonly databaseJobUrl: string | undefined
  readonly poolSize: number
  /** A folder with `initdb` and `postgres` that comes before the packaged ones. */
  readonly postgresBin: string | undefined
  /** The key ring as JSON, or the path of a file that holds it; otherwise `DATA_DIR/keys/keys.json`. */
  readonly keys: string | undefined
  readonly demo: boolean
  /** Stops the calendar at a day: for demonstrations and tests only, refused outside demo mode. */
  readonly today: string | undefined
  readonly publicOrigin: string | undefined
  /** A folder with fonts of the office for printed papers. */
  readonly fontDir: string | undefined
  /** Where messages to people go (docs/messages.md); on paper only where nothing is set. */
  readonly messages: {
    readonly sender: 'print' | 'spool' | 'webhook' | undefined
    readonly url: string | undefined
    readonly secret: string | undefined
    readonly callbackSecret: string | undefined
  }
  readonly logLevel: string
  /** The installed package: `policies/`, `migrations/` and `dist/` are found here. */
  readonly root: string
}

/** Throws one sentence per wrong variable; the value itself is not repeated, it may be a secret. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'))
  const e = parsed.data
  if (e.TONGXING_TODAY && e.TONGXING_DEMO !== '1')
    throw new Error('TONGXING_TODAY: stops the calendar and is refused outside demo mode (TONGXING_DEMO=1)')
  checkMessages(e)
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    databaseAppUrl: e.DATABASE_APP_URL,
    databaseJobUrl: e.DATABASE_JOB_URL,
    poolSize: e.DATABASE_POOL,
    postgresBin: e.POSTGRES_BIN,
    keys: e.TONGXING_KEYS,
    demo: e.TONGXING_DEMO === '1',
    today: e.TONGXING_TODAY,
    publicOrigin: e.PUBLIC_ORIGIN,
    fontDir: e.FONT_DIR ? resolve(e.FONT_DIR) : undefined,
    messages: {
      sender: e.MESSAGE_SENDER,
      url: e.MESSAGE_WEBHOOK_URL,
      secret: e.MESSAGE_WEBHOOK_SECRET,
      callbackSecret: e.MESSAGE_CALLBACK_SECRET,
    },
    logLevel: e.LOG_LEVEL,
    root: packageRoot(),
  }
}

/** Phones and texts leave the machine over an encrypted line only, and signed. */
function checkMessages(e: z.infer<typeof Env>): void {
  if (e.MESSAGE_SENDER !== 'webhook') return
  if (!e.MESSAGE_WEBHOOK_URL || !e.MESSAGE_WEBHOOK_SECRET)
    throw new Error('MESSAGE_WEBHOOK_URL, MESSAGE_WEBHOOK_SECRET: needed for MESSAGE_SENDER=webhook')
  const { protocol, hostname } = new URL(e.MESSAGE_WEBHOOK_URL)
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !own)
    throw new Error('MESSAGE_WEBHOOK_URL: must be https, or a gateway on this machine')
}

/** The environment with what the command line says instead. */
export function configWith(said: Readonly<Record<string, string | undefined>>): Config {
  return readConfig({ ...process.env, ...said })
}

/** The folder of our package.json, from source and from a bundle in `dist/` alike. */
export function packageRoot(start: string = import.meta.dirname): string {
  for (let dir = start; ; dir = dirname(dir)) {
    const file = join(dir, 'package.json')
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'tongxing') return dir
    if (dirname(dir) === dir) throw new Error(`no package.json of tongxing above ${start}`)
  }
}
