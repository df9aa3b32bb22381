import { v7 } from 'uuid'
import type { Context } from '#server/http/context.ts'
import { Problem } from '#server/http/problem.ts'
import { insertGrant } from '#server/store/account-grants.ts'
import { setStatus } from '#server/store/account-list.ts'
import { insertAccount } from '#server/store/account-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { endOwnLogin, findOwnLogin, insertOwnLogin } from '#server/store/own-login.ts'
import { endSessions } from '#server/store/session-store.ts'
import { invite } from './invitation.ts'
import { newCode } from './secret-code.ts'

/**
 * Gives the person of an opened case a login for the own file: a name that tells of nobody, and a code to be handed over.
 * Asked again before it was taken up, it gives a new code.
 */
export async function openOwnAccess(context: Context, key: CaseKey) {
  const { tx, user, today, now } = context
  const there = await findOwnLogin(tx, key)
  if (there && there.status !== 'invited')
    throw new Problem(409, 'own-login-exists', {
      zh: '本人账号已经开通。忘记密码时，请先停用，再重新开通。',
      en: 'The login is in use. If its password is lost, end it and give a new one.',
    })
  if (there) return { login: there.login, ...(await inviteOwner(context, there.accountId)) }
  const id = v7()
  const login = `wo${newCode()
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 8)
    .toLowerCase()}`
  const account = {
    id,
    login,
    name: '本人',
    status: 'invited' as const,
    demo: false,
    passwordHash: null,
    totpSealed: null,
    createdBy: user.id,
    now,
  }
  if (!(await insertAccount(tx, account)))
    throw new Problem(409, 'login-taken', { zh: '请再试一次。', en: 'Try once more.' })
  await insertGrant(tx, {
    id: v7(),
    accountId: id,
    role: 'person',
    orgId: key.station ?? user.grant.org,
    area: key.township ?? user.grant.area,
    from: today,
    to: null,
    source: 'ownFile',
    reason: null,
    grantedBy: user.id,
    now,
  })
  await insertOwnLogin(tx, key, { accountId: id, by: user.id, on: today })
  return { login, ...(await inviteOwner(context, id)) }
}

export async function endOwnAccess(context: Context, key: CaseKey): Promise<void> {
  const { tx, user, today, now } = context
  const there = await findOwnLogin(tx, key)
  if (!there) return
  await endOwnLogin(tx, key, { by: user.id, on: today })
  await setStatus(tx, there.accountId, true)
  await endSessions(tx, there.accountId, now)
}

function inviteOwner({ tx, user, now }: Context, account: string) {
  return invite(tx, { account, what: 'invitation', by: user.id, now })
}
