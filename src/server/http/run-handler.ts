import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { Route } from '#contract/route.ts'
import { scopeSettings } from '#core/access/scope-settings.ts'
import { together } from '#server/database/together.ts'
import type { Services } from '#server/services.ts'
import { type AccessRow, commitWithAccess } from '#server/store/access-log-store.ts'
import { beginAs } from '#server/store/session-scope.ts'
import { userOf } from './authenticate.ts'
import type { Context, Handler, Seen, Wire } from './context.ts'
import { keepAnswer, replayAnswer } from './idempotency.ts'
import type { RequestInput } from './read-input.ts'

export type Answer = { readonly status: number; readonly payload: string | Buffer | NodeJS.ReadableStream }

type Call = {
  readonly handler: Handler
  readonly input: RequestInput
  readonly wire: Wire
  readonly language: 'zh' | 'en'
  readonly services: Services
  /** Shapes what the handler returned into what is sent; refuses a reply that breaks the contract. */
  readonly shape: (reply: unknown) => Answer['payload']
}

const mostTries = 3

/**
 * One request, one transaction of the application role: settings, kept answer, handler, access entry, commit. Nothing is
 * sent before the commit, so data without its access entry can not leave (security.md D1). A lost race is run again.
 */
export async function runHandler(call: Call): Promise<Answer> {
  const { handler, input, wire, services } = call
  const { clock } = services
  await services.policies.refresh()
  await handler.before?.(input, { now: clock.now(), today: clock.today(), wire, services })
  for (let tries = 1; ; tries++) {
    const tx = await call.services.app.connect()
    let broken: Error | undefined
    try {
      const { answer, rows } = await runOnce(call, tx)
      await commitWithAccess(tx, rows)
      return answer
    } catch (error) {
      await tx.query('rollback').catch((lost) => {
        broken = lost as Error
      })
      if (!isLostRace(error) || tries === mostTries) throw error
    } finally {
      tx.release(broken)
    }
  }
}

async function runOnce(call: Call, tx: PoolClient): Promise<{ answer: Answer; rows: AccessRow[] }> {
  const { handler, input, wire, services } = call
  const seen: Seen[] = []
  const context = contextOf(call, tx, seen)
  let kept: Answer | undefined
  const askKept = async () => {
    kept = await replayAnswer(tx, handler.route, input, context)
  }
  await together(tx, [() => beginAs(tx, settingsOf(wire)), askKept])
  if (kept) return { answer: kept, rows: accessRows(handler.route, [], wire, services.clock.now()) }
  const payload = call.shape(await handler.run(input, context))
  const answer = { status: 200, payload }
  await keepAnswer(tx, input, context, answer)
  return { answer, rows: accessRows(handler.route, seen, wire, services.clock.now()) }
}

function settingsOf(wire: Wire) {
  const { session } = wire
  if (!session) return {}
  if (!session.grant) return { user: session.accountId, session: session.id }
  return { ...scopeSettings(session.accountId, session.grant), session: session.id }
}

function contextOf(call: Call, tx: PoolClient, seen: Seen[]): Context {
  const { input, wire, services, language } = call
  return {
    tx,
    user: userOf(wire.session),
    today: services.clock.today(),
    now: services.clock.now(),
    // Read only when asked for: most requests need no law.
    get policies() {
      return services.policies
    },
    language,
    idempotencyKey: input.idempotencyKey,
    ifMatch: input.ifMatch,
    saw: (what) => seen.push(what),
    file: input.file,
    wire,
    services,
  }
}

/**
 * What is logged: every person and case that the handler says it showed, and for class C2 and up at least one line; every
 * write of a signed-in user too, so that grants and assignments can be followed.
 */
function accessRows(route: Route, seen: readonly Seen[], wire: Wire, at: string): AccessRow[] {
  const { session } = wire
  if (!session) return []
  const needsLine = route.confidentiality >= 'C2' || route.method !== 'GET'
  const shown = seen.length > 0 ? seen : needsLine ? [{}] : []
  const home = session.grant && session.grant.area.length >= 4 ? session.grant.area.slice(0, 4) : '0000'
  return shown.map((what: Seen) => ({
    region: what.region ?? home,
    id: v7(),
    at,
    user: session.accountId,
    role: session.grant?.role ?? '',
    org: session.grant?.org ?? '',
    session: session.id,
    purpose: route.purpose,
    action: route.id,
    person: what.person ?? null,
    case: what.case ?? null,
    fields: what.fields ?? [],
    count: what.count ?? 1,
    correlation: wire.correlation,
  }))
}

function isLostRace(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '40001' || code === '40P01'
}
