import type { Me } from '#contract/session-contract.ts'
import type { Context, SessionRow } from '#server/http/context.ts'
import { readGrants } from '#server/store/account-grants.ts'
import { findSecrets } from '#server/store/account-store.ts'
import { signInFailed } from './problems.ts'
import { minutesAfter, sessionRules } from './session-rules.ts'
import { demoCodeOf } from './sign-in.ts'

/** What the shell shows of the session; `session` may be newer than the request's own (after a change of grant). */
export async function readMe(context: Context, session: SessionRow): Promise<Me> {
  const { tx, services, today, now } = context
  const account = await findSecrets(tx, session.accountId)
  if (!account) throw signInFailed()
  const rules = sessionRules(services)
  const grants = (await readGrants(tx, account.id, today)).filter((g) => g.state === 'inForce')
  return {
    user: { id: account.id, login: account.login, name: account.name },
    grant: grants.find((g) => g.id === session.grant?.id) ?? null,
    grants,
    today,
    session: {
      id: session.id,
      idleMinutes: rules.idleMinutes,
      endsAt: session.endsAt,
      factorFreshUntil: minutesAfter(session.factorAt ?? now, session.factorAt ? rules.freshMinutes : 0),
    },
    demo: services.demo,
    ...demoCodeOf(account, services, now),
  }
}
