import { v7 } from 'uuid'
import type { FileKind, Sheet } from '#contract/ledger-contract.ts'
import { ledgerLeaves } from '#core/ledger/columns.ts'
import type { Context } from '#server/http/context.ts'
import type { Services } from '#server/services.ts'
import { type AccessRow, writeAccess } from '#server/store/access-log-store.ts'
import { endRun, noteRun, type RunKey } from '#server/store/ledger-run-store.ts'
import { withUser } from '#server/store/with-user.ts'
import { type After, type Lines, readLines } from './ledger-lines.ts'
import { openLine } from './open-line.ts'
import { rowOf, sawLines } from './read-ledger.ts'
import { sheetFile } from './sheet-file.ts'

const linesAtOnce = 400

export type Run = RunKey & {
  readonly question: Lines
  /** The sheet without its lines, as the request made it. */
  readonly frame: Sheet
  readonly as: FileKind
  readonly because: string | undefined
}
/** Who asked, kept from the request: the same rights, the same language, the same line of the access log. */
export type Asker = Pick<Context, 'user' | 'language' | 'today'> & { readonly correlation: string }

export function filePlace({ region, id }: RunKey): string {
  return `ledger_run.file_sealed:${region}/${id}`
}

/** Reads a large ledger in parts, each in a transaction of the asker's own rights with its lines in the access log. */
export async function runBehind(services: Services, asker: Asker, run: Run): Promise<void> {
  const as = <T>(work: Parameters<typeof withUser<T>>[2]) => withUser(services.app, asker.user, work)
  try {
    await committed(services, asker, run)
    const rows = await readAll(services, asker, run)
    const total = rows.length
    const sheet = { ...run.frame, rows, total, found: total, more: false }
    const file = await sheetFile(sheet, run.as, asker.language, services.fontDir)
    const sealed = services.vault.seal(filePlace(run), file.toString('base64'))
    await as((tx) => endRun(tx, run, sealed))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    services.log.error({ reason }, 'exporting a ledger failed')
    await as((tx) => endRun(tx, run, null)).catch(() => undefined)
  }
}

async function readAll(services: Services, asker: Asker, run: Run): Promise<Sheet['rows']> {
  const { user, language, today } = asker
  const leaves = ledgerLeaves(run.question.layout)
  const rows: Sheet['rows'] = []
  let after: After
  for (;;) {
    const last = await withUser(services.app, user, async (tx) => {
      const { lines, next } = await readLines({ tx, user, today }, run.question, {
        after,
        limit: linesAtOnce,
      })
      const opened = lines.map((line) => openLine({ user, language, services }, leaves, line))
      const seen: AccessRow[] = []
      sawLines({ saw: (what) => seen.push(accessRow(services, asker, what)) }, opened, leaves, run.because)
      await writeAccess(tx, seen)
      for (const line of opened) rows.push(rowOf(line, leaves, rows.length + 1))
      await noteRun(tx, run, rows.length, services.clock.now())
      return next
    })
    if (last === undefined) return rows
    after = last
    // others wait for the same thread
    await new Promise((go) => setImmediate(go))
  }
}

function accessRow(
  services: Services,
  { user, correlation }: Asker,
  what: Parameters<Context['saw']>[0],
): AccessRow {
  return {
    region: what.region ?? '0000',
    id: v7(),
    at: services.clock.now(),
    user: user.id,
    role: user.role,
    org: user.grant.org,
    session: user.sessionId,
    purpose: 'statistics',
    action: 'ledger.begin',
    person: what.person ?? null,
    case: what.case ?? null,
    fields: what.fields ?? [],
    count: what.count ?? 1,
    correlation,
  }
}

/** The row is there once the request has been committed. */
async function committed(services: Services, { user }: Asker, run: Run): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await withUser(services.app, user, (tx) => noteRun(tx, run, 0, services.clock.now()))) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the request that asked for it was not committed')
}
