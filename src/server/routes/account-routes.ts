import {
  approveGrant,
  createAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  listAccounts,
  proposeGrant,
  readAccessLog,
  readAccount,
  resetAccount,
  revokeGrant,
} from '#contract/account-contract.ts'
import * as administration from '#server/accounts/administration.ts'
import * as grants from '#server/accounts/grants.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { readAccess } from '#server/store/access-log-store.ts'
import { listAccounts as list } from '#server/store/account-list.ts'
import { endSessions } from '#server/store/session-store.ts'

export const accountHandlers: readonly Handler[] = [
  handle(listAccounts, async ({ query }, { tx, today, now }) => {
    const [after] = readCursor(query.after, 1) ?? []
    const found = await list(tx, { ...query, waiting: query.waiting === 'true', after }, today, now)
    const { rows, next } = pageOf(found, query.limit, (a) => [a.login])
    return { accounts: rows.map((a) => ({ ...a, rights: [...a.rights] })), next }
  }),

  handle(readAccount, async ({ params }, context) => administration.readAccount(context, params.accountId)),

  handle(createAccount, async ({ body }, context) => administration.createAccount(body, context)),

  handle(disableAccount, async ({ params }, context) =>
    administration.setDisabled(context, params.accountId, true),
  ),

  handle(enableAccount, async ({ params }, context) =>
    administration.setDisabled(context, params.accountId, false),
  ),

  handle(resetAccount, async ({ params, body }, context) =>
    administration.resetAccount(context, params.accountId, body.what),
  ),

  handle(proposeGrant, async ({ params, body }, context) =>
    grants.proposeGrant(context, params.accountId, body),
  ),

  handle(approveGrant, async ({ params, body }, context) =>
    grants.decideGrant(context, params.accountId, params.grantId, body),
  ),

  handle(revokeGrant, async ({ params, body }, context) =>
    grants.revokeGrant(context, params.accountId, params.grantId, body.reason),
  ),

  handle(endAccountSessions, async ({ params }, context) => {
    await administration.readAccount(context, params.accountId)
    await endSessions(context.tx, params.accountId, context.now)
    return { done: true as const }
  }),

  handle(readAccessLog, async ({ query }, context) => {
    const [at, id] = readCursor(query.after, 2) ?? []
    const after = at !== undefined && id !== undefined ? { at, id } : undefined
    const found = await readAccess(context.tx, { ...query, after, area: context.user.grant.area })
    const { rows, next } = pageOf(found, query.limit, (entry) => [entry.at, entry.id])
    context.saw({ count: rows.length, fields: ['accessLog'] })
    return { entries: rows.map((entry) => ({ ...entry, fields: [...entry.fields] })), next }
  }),
]
