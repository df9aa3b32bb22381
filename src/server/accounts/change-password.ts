import type { Context, SessionRow } from '#server/http/context.ts'
import { refused } from '#server/http/problem.ts'
import { findSecrets, setPassword } from '#server/store/account-store.ts'
import { endSessions } from '#server/store/session-store.ts'
import { checkPassword, hashPassword, passwordMatches } from './password.ts'

/** The holder's own change: the old password proves it, every other session ends. */
export async function changeOwnPassword(
  given: { current: string; password: string },
  context: Context,
  session: SessionRow,
): Promise<void> {
  const { tx, now } = context
  const account = await findSecrets(tx, session.accountId)
  if (!(await passwordMatches(account?.passwordHash, given.current)))
    throw refused([
      {
        code: 'password-wrong',
        field: 'current',
        says: { zh: '原密码不正确。', en: 'The current password is not right.' },
      },
    ])
  const refusals = checkPassword(given.password, [session.login, session.name])
  if (refusals.length > 0) throw refused(refusals)
  await setPassword(tx, session.accountId, await hashPassword(given.password))
  await endSessions(tx, session.accountId, now, session.id)
}
