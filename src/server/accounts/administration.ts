import { v7 } from 'uuid'
import type { Account } from '#contract/account-contract.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { readGrants } from '#server/store/account-grants.ts'
import {
  bumpVersion,
  clearFactor,
  linkStaff,
  listAccounts,
  openReset,
  setStatus,
} from '#server/store/account-list.ts'
import { type Invitation, insertAccount } from '#server/store/account-store.ts'
import { endSessions } from '#server/store/session-store.ts'
import { invite } from './invitation.ts'

export async function readAccount(context: Context, id: string): Promise<Account> {
  const { tx, today, now } = context
  const [line] = await listAccounts(tx, { id, limit: 1 }, today, now)
  if (!line) throw notFound()
  return { ...line, rights: [...line.rights], grants: await readGrants(tx, id, today) }
}

export async function createAccount(
  given: { login: string; name: string; staffId?: string | undefined },
  context: Context,
) {
  const { tx, user, now } = context
  const id = v7()
  const account = {
    id,
    login: given.login,
    name: given.name,
    status: 'invited' as const,
    demo: false,
    passwordHash: null,
    totpSealed: null,
    createdBy: user.id,
    now,
  }
  if (!(await insertAccount(tx, account)))
    throw refused([no('login-taken', '该用户名已被使用。', 'This login is taken.', 'login')])
  if (given.staffId !== undefined && !(await linkStaff(tx, given.staffId, id)))
    throw refused([
      no(
        'staff-unknown',
        '没有这名工作人员，或已有账号。',
        'No such member of staff, or an account exists.',
        'staffId',
      ),
    ])
  return {
    account: id,
    login: given.login,
    ...(await invite(tx, { account: id, what: 'invitation', by: user.id, now })),
  }
}

/** Ends everything at once: the account's sessions die in the same transaction. */
export async function setDisabled(context: Context, id: string, disabled: boolean): Promise<Account> {
  await readAccount(context, id)
  if (disabled && id === context.user.id)
    throw refused([no('own-account', '不能停用自己的账号。', 'Nobody disables the own account.')])
  await takeVersion(context, id)
  await setStatus(context.tx, id, disabled)
  await endSessions(context.tx, id, context.now)
  return readAccount(context, id)
}

/**
 * Starts the renewal of one factor; the other one stays and is asked for. Both at once would let a single administrator
 * take over an account, so the second is refused until the first is used or over.
 */
export async function resetAccount(context: Context, id: string, what: Invitation['what']) {
  const { tx, user, now } = context
  const account = await readAccount(context, id)
  const refusal = whyNoReset(account, what, user.id, await openReset(tx, id, now))
  if (refusal) throw refused([refusal])
  await takeVersion(context, id)
  if (what !== 'invitation') await clearFactor(tx, id, what)
  await endSessions(tx, id, now)
  return { account: id, login: account.login, ...(await invite(tx, { account: id, what, by: user.id, now })) }
}

function whyNoReset(
  account: Account,
  what: Invitation['what'],
  by: string,
  open: string | undefined,
): Refusal | undefined {
  if (account.id === by)
    return no('own-account', '请由另一位管理员重置。', 'Another administrator resets your account.')
  if (what === 'invitation' && account.status !== 'invited')
    return no('not-invited', '该账号已经开通。', 'The account is already in use.')
  if (what !== 'invitation' && account.status !== 'active')
    return no('not-active', '该账号尚未开通或已停用。', 'The account is not in use.')
  if (open !== undefined && what !== 'invitation' && open !== what)
    return no(
      'reset-open',
      '另一项重置尚未完成，不能同时重置密码和动态验证。',
      'Another reset is open: password and second factor are never reset together.',
    )
  return undefined
}

/** The version that the administrator saw must still be the account's. */
export async function takeVersion(context: Context, id: string): Promise<void> {
  if (!(await bumpVersion(context.tx, id, context.ifMatch ?? -1))) throw changedMeanwhile()
}

export function no(code: string, zh: string, en: string, field?: string): Refusal {
  return { code, says: { zh, en }, ...(field === undefined ? {} : { field }) }
}
