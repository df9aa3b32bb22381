import {
  acceptInvitation,
  changePassword,
  confirmEnrolment,
  giveSecondFactor,
  listSessions,
  readMe,
  setUp,
  signIn,
  signOut,
  signOutAll,
  stepUp,
  switchGrant,
} from '#contract/session-contract.ts'
import { changeOwnPassword } from '#server/accounts/change-password.ts'
import {
  acceptInvitation as accept,
  confirmEnrolment as confirm,
  countInvitationTry,
} from '#server/accounts/invitation.ts'
import { readMe as me } from '#server/accounts/me.ts'
import { minutesAfter, sessionRules } from '#server/accounts/session-rules.ts'
import { countSetUpTry, setUpAdministrators } from '#server/accounts/set-up.ts'
import {
  checkPasswordOf,
  completeSignIn,
  countFactorTry,
  demoCodeOf,
  openHalfSession,
  renewToken,
  stepUpSession,
} from '#server/accounts/sign-in.ts'
import { type Context, type Handler, handle, type SessionRow } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { readGrants } from '#server/store/account-grants.ts'
import { endSession, endSessions, readSessions } from '#server/store/session-store.ts'

export const sessionHandlers: readonly Handler[] = [
  handle(
    signIn,
    async ({ body }, context) => {
      const account = await openHalfSession(body.login, context)
      return { next: 'secondFactor' as const, ...demoCodeOf(account, context.services, context.now) }
    },
    ({ body }, before) => checkPasswordOf(body.login, body.password, before),
  ),

  handle(
    giveSecondFactor,
    async ({ body }, context) => {
      const half = sessionOf(context)
      if (half.stage !== 'secondFactor') throw notFound()
      return me(context, await completeSignIn(body.code, context, half))
    },
    (_input, before) => countFactorTry(before),
  ),

  handle(
    stepUp,
    async ({ body }, context) => me(context, await stepUpSession(body.code, context, sessionOf(context))),
    (_input, before) => countFactorTry(before),
  ),

  handle(readMe, async (_input, context) => me(context, sessionOf(context))),

  handle(switchGrant, async ({ body }, context) => {
    const session = sessionOf(context)
    const grants = await readGrants(context.tx, session.accountId, context.today)
    if (!grants.some((g) => g.id === body.grant && g.state === 'inForce')) throw notFound()
    return me(context, await renewToken(context, session, { grantId: body.grant }))
  }),

  handle(signOut, async (_input, context) => {
    await endSession(context.tx, sessionOf(context).id, context.now)
    context.wire.clearSession()
    return { done: true as const }
  }),

  handle(listSessions, async (_input, context) => {
    const session = sessionOf(context)
    const idleSince = minutesAfter(context.now, -sessionRules(context.services).idleMinutes)
    const sessions = await readSessions(context.tx, session.accountId, context.now, idleSince)
    return {
      sessions: sessions.map((s) => ({
        id: s.id,
        here: s.id === session.id,
        signedInAt: s.createdAt,
        lastSeenAt: s.lastSeenAt,
        device: s.device,
      })),
    }
  }),

  handle(signOutAll, async (_input, context) => {
    await endSessions(context.tx, sessionOf(context).accountId, context.now)
    context.wire.clearSession()
    return { done: true as const }
  }),

  handle(
    changePassword,
    async ({ body }, context) => {
      await changeOwnPassword(body, context, sessionOf(context))
      return { done: true as const }
    },
    (_input, before) => countFactorTry(before),
  ),

  handle(
    acceptInvitation,
    async ({ body }, context) => accept(body, context),
    ({ body }, before) => countInvitationTry(body.login, before),
  ),

  handle(
    confirmEnrolment,
    async ({ body }, context) => {
      const half = sessionOf(context)
      if (half.stage !== 'enrol') throw notFound()
      return me(context, await confirm(body.code, context, half))
    },
    (_input, before) => countFactorTry(before),
  ),

  handle(
    setUp,
    async ({ body }, context) => setUpAdministrators(body, context),
    (_input, before) => countSetUpTry(before),
  ),
]

function sessionOf(context: Context): SessionRow {
  const { session } = context.wire
  if (!session) throw new Error('a route for signed-in users ran without a session')
  return session
}
