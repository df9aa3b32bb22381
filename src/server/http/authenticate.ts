import type { Route } from '#contract/route.ts'
import { decideAccess } from '#core/access/decide-access.ts'
import { tokenHash } from '#server/accounts/secret-code.ts'
import { minutesAfter, sessionRules } from '#server/accounts/session-rules.ts'
import type { Services } from '#server/services.ts'
import { findSession, touchSession } from '#server/store/session-store.ts'
import type { SessionRow, SessionUser } from './context.ts'
import { Problem } from './problem.ts'

const touchAfterMs = 30_000

/**
 * Who asks, as the database says now: revoked rights, ended sessions and disabled accounts take effect with the next
 * request. A session that lacks its second factor passes only where the route says so.
 */
export async function authenticate(
  token: string | undefined,
  route: Route,
  services: Services,
): Promise<SessionRow> {
  const session = token === undefined ? undefined : await find(token, services)
  if (!session) throw unauthenticated()
  if (session.stage !== 'full' && route.halfSignedIn !== true) throw secondFactorMissing(session.stage)
  const access = decideAccess(route, { id: session.accountId, grant: session.grant })
  if (access === 'noRight') throw session.grant ? noRight() : noGrant()
  if (route.stepUp && !isFresh(session, services)) throw stepUpNeeded()
  return session
}

async function find(token: string, services: Services): Promise<SessionRow | undefined> {
  const { clock, app, demo } = services
  const now = clock.now()
  const idleSince = minutesAfter(now, -sessionRules(services).idleMinutes)
  const session = await findSession(app, {
    tokenHash: tokenHash(token),
    today: clock.today(),
    now,
    idleSince,
    demo,
  })
  if (session && Date.parse(now) - Date.parse(session.lastSeenAt) > touchAfterMs)
    await touchSession(app, session.id, now)
  return session
}

function isFresh(session: SessionRow, services: Services): boolean {
  if (session.factorAt === null) return false
  const until = minutesAfter(session.factorAt, sessionRules(services).freshMinutes)
  return Date.parse(services.clock.now()) < Date.parse(until)
}

/** The user of a handler. A session without a right in force has none: touching it is a fault of the handler. */
export function userOf(session: SessionRow | undefined): SessionUser {
  if (!session?.grant) return nobody
  const { accountId, name, grant, id } = session
  return { id: accountId, name, role: grant.role, grant, sessionId: id }
}

const nobody = new Proxy({} as SessionUser, {
  get() {
    throw new Error('this route has no user with a right; take context.wire.session')
  },
})

function unauthenticated(): Problem {
  return new Problem(401, 'unauthenticated', { zh: '请先登录。', en: 'Sign in first.' })
}

function secondFactorMissing(stage: SessionRow['stage']): Problem {
  return new Problem(401, stage === 'enrol' ? 'enrolment-unfinished' : 'second-factor', {
    zh: '登录还没有完成，请输入动态验证码。',
    en: 'Signing in is not finished: give the second factor.',
  })
}

function stepUpNeeded(): Problem {
  return new Problem(401, 'step-up', {
    zh: '这项操作需要再次输入动态验证码。',
    en: 'This act asks for the second factor once more.',
  })
}

function noRight(): Problem {
  return new Problem(403, 'no-right', {
    zh: '您的岗位没有这项权限。',
    en: 'Your role has no right to this.',
  })
}

function noGrant(): Problem {
  return new Problem(403, 'no-grant', {
    zh: '您目前没有生效的岗位授权，请联系安全管理员。',
    en: 'You hold no right in force today. Ask the security administrator.',
  })
}
