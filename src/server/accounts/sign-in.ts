import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { Before, Context, SessionRow } from '#server/http/context.ts'
import type { Services } from '#server/services.ts'
import { firstGrantInForce } from '#server/store/account-grants.ts'
import {
  type AccountSecrets,
  findByLogin,
  findSecrets,
  noteSignIn,
  spendStep,
} from '#server/store/account-store.ts'
import {
  endOldestSessions,
  endSession,
  findSession,
  insertSession,
  rotateSession,
  type SessionStage,
} from '#server/store/session-store.ts'
import { forgetTries, giveBackTry, reserveTry, type ThrottleKind } from '#server/store/session-throttle.ts'
import { passwordMatches } from './password.ts'
import { codeFailed, signInFailed, tooManyTries } from './problems.ts'
import { newToken, tokenHash } from './secret-code.ts'
import { minutesAfter, sessionRules } from './session-rules.ts'
import { findStep, unusedCode } from './totp.ts'

/**
 * First factor, without a transaction. Unknown and known logins take the same way: the same counters, one check of a
 * hash, the same answer.
 */
export async function checkPasswordOf(
  login: string,
  password: string,
  { services, wire, now }: Before,
): Promise<void> {
  await countTry(services, 'source', wire.source, now)
  await countTry(services, 'account', login, now)
  const account = await findByLogin(services.app, login)
  const matches = await passwordMatches(account?.passwordHash, password)
  if (!account || !matches || !mayEnter(account, services)) throw signInFailed()
  await giveBackTry(services.app, 'source', throttleKey(services, wire.source))
}

/** Opens the session that can give its second factor and nothing else. */
export async function openHalfSession(login: string, context: Context): Promise<AccountSecrets> {
  const account = await findByLogin(context.tx, login)
  if (!account || !mayEnter(account, context.services)) throw signInFailed()
  await openSession(context.tx, context, { account, stage: 'secondFactor', invitationId: null })
  return account
}

/** Codes and passwords of a signed-in person are counted before they are looked at. */
export function countFactorTry({ services, wire, now }: Before): Promise<void> {
  return countTry(services, 'factor', wire.session?.accountId ?? '', now)
}

/** Demonstration logins exist outside the demonstration only as names that do not open. */
export function mayEnter(account: AccountSecrets, services: Services): boolean {
  return account.status === 'active' && account.totpSealed !== null && (services.demo || !account.demo)
}

/** Second factor: the half session ends, a full one with another token begins. */
export async function completeSignIn(code: string, context: Context, half: SessionRow): Promise<SessionRow> {
  await spendCode(code, context, half.accountId)
  const session = await openFullSession(context, half)
  await forgetTries(context.tx, 'account', throttleKey(context.services, half.login))
  return session
}

export async function openFullSession(context: Context, half: SessionRow): Promise<SessionRow> {
  const { tx, now, services } = context
  const account = await findSecrets(tx, half.accountId)
  if (!account) throw signInFailed()
  await endSession(tx, half.id, now)
  const token = await openSession(tx, context, { account, stage: 'full', invitationId: null })
  await endOldestSessions(tx, account.id, sessionRules(services).most, now)
  await noteSignIn(tx, account.id, now)
  return readSession(context, token)
}

/** The session as the next request will find it. */
async function readSession(context: Context, token: string): Promise<SessionRow> {
  const { tx, today, now, services } = context
  const idleSince = minutesAfter(now, -sessionRules(services).idleMinutes)
  const session = await findSession(tx, {
    tokenHash: tokenHash(token),
    today,
    now,
    idleSince,
    demo: services.demo,
  })
  if (!session) throw signInFailed()
  return session
}

/** A fresh second factor for what asks for one; the token changes. */
export async function stepUpSession(
  code: string,
  context: Context,
  session: SessionRow,
): Promise<SessionRow> {
  await spendCode(code, context, session.accountId)
  return renewToken(context, session, { factorAt: context.now })
}

/** Another token for the same session: with every change of what it may do, the old one dies. */
export async function renewToken(
  context: Context,
  session: SessionRow,
  change: { factorAt?: string; grantId?: string },
): Promise<SessionRow> {
  const token = newToken()
  await rotateSession(context.tx, { id: session.id, tokenHash: tokenHash(token), ...change })
  context.wire.setSession(token)
  return readSession(context, token)
}

export async function openSession(
  tx: PoolClient,
  context: Context,
  s: { account: AccountSecrets; stage: SessionStage; invitationId: string | null },
): Promise<string> {
  const rules = sessionRules(context.services)
  const token = newToken()
  const full = s.stage === 'full'
  await insertSession(tx, {
    id: v7(),
    tokenHash: tokenHash(token),
    accountId: s.account.id,
    grantId: full ? ((await firstGrantInForce(tx, s.account.id, context.today)) ?? null) : null,
    stage: s.stage,
    invitationId: s.invitationId,
    now: context.now,
    factorAt: full ? context.now : null,
    endsAt: minutesAfter(context.now, full ? rules.absoluteMinutes : rules.halfSignedInMinutes),
    device: deviceOf(context.wire.userAgent),
  })
  context.wire.setSession(token)
  return token
}

/** Checks a code and spends its step, so that nobody uses it again. */
async function spendCode(code: string, context: Context, accountId: string): Promise<void> {
  const { services, tx, now } = context
  const account = await findSecrets(tx, accountId)
  const secret = account?.totpSealed && openTotp(services, account.id, account.totpSealed)
  const window = sessionRules(services).codeWindow
  const step = account && secret ? findStep(secret, code, now, account.totpSteps, window) : undefined
  if (!account || step === undefined || !(await spendStep(tx, account.id, step))) throw codeFailed()
  await forgetTries(tx, 'factor', throttleKey(services, accountId))
}

/** In demonstration mode, for demonstration logins only, the code that the authenticator would show. */
export function demoCodeOf(account: AccountSecrets, services: Services, now: string): { demoCode?: string } {
  if (!services.demo || !account.demo || !account.totpSealed) return {}
  const secret = openTotp(services, account.id, account.totpSealed)
  const code = unusedCode(secret, now, account.totpSteps, sessionRules(services).codeWindow)
  return code === undefined ? {} : { demoCode: code }
}

export function openTotp(services: Services, accountId: string, sealed: Buffer): string {
  return services.vault.open(`account.totp:${accountId}`, sealed)
}

export function sealTotp(services: Services, accountId: string, secret: string): Buffer {
  return services.vault.seal(`account.totp:${accountId}`, secret)
}

export async function countTry(
  services: Services,
  kind: ThrottleKind,
  name: string,
  now: string,
): Promise<void> {
  const seconds = await reserveTry(services.app, kind, throttleKey(services, name), now)
  if (seconds > 0) throw tooManyTries(seconds)
}

export function throttleKey(services: Services, name: string): Buffer {
  return services.vault.index('signInThrottle', name)
}

/** Browser and system in a few words, for the holder's own list of sessions. */
function deviceOf(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari|MicroMessenger)\//.exec(userAgent)?.[1] ?? ''
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(userAgent)?.[1] ?? ''
  return [browser.replace('Edg', 'Edge'), system].filter(Boolean).join(' · ')
}
