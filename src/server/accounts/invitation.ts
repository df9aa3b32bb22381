import { timingSafeEqual } from 'node:crypto'
import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { Enrolment } from '#contract/session-contract.ts'
import type { Before, Context, SessionRow } from '#server/http/context.ts'
import { refused } from '#server/http/problem.ts'
import {
  type AccountSecrets,
  activateTotp,
  findByLogin,
  findInvitation,
  findSecrets,
  type Invitation,
  insertInvitation,
  setPassword,
  setPendingTotp,
  spendInvitation,
} from '#server/store/account-store.ts'
import { endSessions } from '#server/store/session-store.ts'
import { giveBackTry } from '#server/store/session-throttle.ts'
import { checkPassword, hashPassword, passwordMatches } from './password.ts'
import { codeFailed, invitationFailed } from './problems.ts'
import { codeHash, newCode } from './secret-code.ts'
import { minutesAfter, sessionRules } from './session-rules.ts'
import {
  countTry,
  demoCodeOf,
  mayEnter,
  openFullSession,
  openSession,
  openTotp,
  sealTotp,
  throttleKey,
} from './sign-in.ts'
import { findStep, newTotpSecret, qrOf } from './totp.ts'

const validMinutes = 72 * 60

/** Makes a one-time code. The administrator hands it over; the secret of the second factor never passes through them. */
export async function invite(
  tx: PoolClient,
  i: { account: string; what: Invitation['what']; by: string | null; now: string },
): Promise<{ code: string; validUntil: string }> {
  const code = newCode()
  const validUntil = minutesAfter(i.now, validMinutes)
  await insertInvitation(tx, {
    id: v7(),
    accountId: i.account,
    what: i.what,
    codeHash: codeHash(code),
    createdBy: i.by,
    now: i.now,
    endsAt: validUntil,
  })
  return { code, validUntil }
}

export async function countInvitationTry(login: string, { services, wire, now }: Before): Promise<void> {
  await countTry(services, 'source', wire.source, now)
  await countTry(services, 'account', login, now)
}

/**
 * Takes up an invitation. A reset replaces one factor and demands the other: a new authenticator needs the old password,
 * a new password needs the old authenticator (security.md A4).
 */
export async function acceptInvitation(
  given: { login: string; code: string; password: string },
  context: Context,
): Promise<Enrolment> {
  const { tx, services } = context
  const { account, invitation } = await openInvitation(given, context)
  await giveBackTry(tx, 'source', throttleKey(services, context.wire.source))
  if (invitation.what !== 'secondFactor') await takePassword(tx, account, given.password)
  if (invitation.what === 'password') return finishPassword(context, account, invitation)
  const secret = newTotpSecret()
  await setPendingTotp(tx, account.id, sealTotp(services, account.id, secret))
  await openSession(tx, context, { account, stage: 'enrol', invitationId: invitation.id })
  return { next: 'enrol', secret, qrSvg: await qrOf(secret, account.login) }
}

/** One cost and one answer for all that can be wrong: no such login, no invitation, wrong code, wrong password. */
async function openInvitation(given: { login: string; code: string; password: string }, context: Context) {
  const { tx, services, now } = context
  const account = await findByLogin(tx, given.login)
  const invitation = account && (await findInvitation(tx, account.id, now))
  const needsOldPassword = invitation?.what === 'secondFactor'
  const matches = await passwordMatches(needsOldPassword ? account?.passwordHash : null, given.password)
  const right = invitation !== undefined && timingSafeEqual(invitation.codeHash, codeHash(given.code))
  if (!account || !invitation || !right || account.status === 'disabled' || (account.demo && !services.demo))
    throw invitationFailed()
  if (needsOldPassword && !matches) throw invitationFailed()
  return { account, invitation }
}

async function takePassword(tx: PoolClient, account: AccountSecrets, password: string): Promise<void> {
  const refusals = checkPassword(password, [account.login, account.name])
  if (refusals.length > 0) throw refused(refusals)
  await setPassword(tx, account.id, await hashPassword(password))
}

async function finishPassword(
  context: Context,
  account: AccountSecrets,
  invitation: Invitation,
): Promise<Enrolment> {
  const { tx, now, services } = context
  if (!mayEnter(account, services) || !(await spendInvitation(tx, invitation.id, now)))
    throw invitationFailed()
  await endSessions(tx, account.id, now)
  await openSession(tx, context, { account, stage: 'secondFactor', invitationId: null })
  return { next: 'secondFactor', ...demoCodeOf(account, services, now) }
}

/** The first code of the new authenticator ends the invitation and signs in; every older session ends. */
export async function confirmEnrolment(
  code: string,
  context: Context,
  half: SessionRow,
): Promise<SessionRow> {
  const { tx, services, now } = context
  const account = await findSecrets(tx, half.accountId)
  if (!account?.totpPending || half.invitationId === null) throw codeFailed()
  const secret = openTotp(services, account.id, account.totpPending)
  const step = findStep(secret, code, now, [], sessionRules(services).codeWindow)
  if (step === undefined) throw codeFailed()
  if (!(await spendInvitation(tx, half.invitationId, now))) throw invitationFailed()
  await activateTotp(tx, account.id, step)
  await endSessions(tx, account.id, now, half.id)
  return openFullSession(context, half)
}
