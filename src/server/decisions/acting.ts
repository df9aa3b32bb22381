import type { Grant } from '#core/access/roles.ts'
import { scopeSettings } from '#core/access/scope-settings.ts'
import { mayStandIn } from '#core/decision/substitute.ts'
import type { Context, SessionUser } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { listPosts, runningFor, type SubstituteRow } from '#server/store/substitute-store.ts'
import { enter } from '#server/store/with-user.ts'

/** In whose place somebody decides: the right of that post for this one request, under the own name. */
export type Acting = { readonly user: SessionUser; readonly standingIn: SubstituteRow | null }

/** The own post; or, under a substitution that runs today, that of the person stood in for. Anything else is absent. */
export async function actAs(context: Context, as: string | undefined): Promise<Acting> {
  const { tx, user, today } = context
  if (as === undefined) return { user, standingIn: null }
  const running = await runningFor(tx, user.id, today)
  const row = running.find((r) => r.id === as)
  const acting = row && (await findActing(context, row))
  if (!acting) throw notFound()
  return acting
}

/**
 * Enters the scope of the post for the rest of the transaction. Both rights must still be in force: that of the post and
 * that of the substitute, who works in it now; a right that was taken away takes the substitution with it.
 */
export async function findActing(
  { tx, user, today }: Context,
  row: SubstituteRow,
): Promise<Acting | undefined> {
  const posts = await listPosts(tx, row.area, today)
  const post = posts.find((p) => p.account === row.account_id && p.role === row.role && p.org === row.org_id)
  const { role, org, area } = user.grant
  if (!post || !mayStandIn(post, { account: user.id, role, org, area })) return undefined
  const grant: Grant = { ...user.grant, role: post.role, org: post.org, area: post.area }
  await enter(tx, scopeSettings(user.id, grant))
  return { user: { ...user, role: post.role, grant }, standingIn: row }
}

/** Back to the scope of the session. */
export async function actForSelf({ tx, user }: Context): Promise<void> {
  await enter(tx, scopeSettings(user.id, user.grant))
}
