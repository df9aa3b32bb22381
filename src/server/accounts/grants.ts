import { v7 } from 'uuid'
import type { Account } from '#contract/account-contract.ts'
import type { Role } from '#core/access/roles.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import {
  decideGrant as decide,
  findGrant,
  insertGrant,
  revokeGrant as revoke,
  setOffice,
} from '#server/store/account-grants.ts'
import { bumpAnyVersion, knownPlace } from '#server/store/account-list.ts'
import { no, readAccount, takeVersion } from './administration.ts'

export type Proposal = {
  readonly role: Role
  readonly org: string
  readonly area: string
  readonly from: string
  readonly to: string | null
  readonly reason: string
}

/** The first of two people: a right is proposed, and opens nothing until someone else approves it. */
export async function proposeGrant(context: Context, accountId: string, p: Proposal): Promise<Account> {
  const { tx, user, now, today } = context
  const account = await readAccount(context, accountId)
  const refusals = await whyNotPropose(context, account, p)
  if (refusals.length > 0) throw refused(refusals)
  if (!(await setOffice(tx, accountId, p.role))) throw refused([twoOffices()])
  await insertGrant(tx, {
    id: v7(),
    accountId,
    role: p.role,
    orgId: p.org,
    area: p.area,
    from: p.from < today ? today : p.from,
    to: p.to,
    source: 'proposal',
    reason: p.reason,
    grantedBy: user.id,
    now,
  })
  await bumpAnyVersion(tx, accountId)
  return readAccount(context, accountId)
}

async function whyNotPropose(context: Context, account: Account, p: Proposal): Promise<Refusal[]> {
  const known = await knownPlace(context.tx, p.org, p.area)
  const refusals: Refusal[] = []
  if (account.id === context.user.id) refusals.push(ownGrant())
  if (account.status === 'disabled')
    refusals.push(no('disabled', '该账号已停用。', 'The account is disabled.'))
  if (!known.org && p.org !== 'installation')
    refusals.push(no('org-unknown', '没有这个机构。', 'There is no such organisation.', 'org'))
  if (!known.area) refusals.push(no('area-unknown', '没有这个地区。', 'There is no such area.', 'area'))
  if (p.to !== null && p.to <= p.from)
    refusals.push(no('dates', '结束日期必须晚于开始日期。', 'The end must come after the start.', 'to'))
  return refusals
}

/** The second of two people. Who proposed it, and who would hold it, can not approve it; the table refuses it as well. */
export async function decideGrant(
  context: Context,
  accountId: string,
  grantId: string,
  given: { approve: boolean; reason: string },
): Promise<Account> {
  const { tx, user, now, today } = context
  const grant = await findGrant(tx, accountId, grantId, today)
  if (!grant) throw notFound()
  if (given.approve && grant.grantedById === user.id)
    throw refused([
      no('same-person', '提出人不能批准，请由另一人批准。', 'Who proposed it can not approve it.'),
    ])
  if (accountId === user.id) throw refused([ownGrant()])
  await takeVersion(context, accountId)
  const { approve, reason } = given
  if (!(await decide(tx, { id: grantId, approve, by: user.id, now, reason }))) throw changedMeanwhile()
  return readAccount(context, accountId)
}

/** Takes effect with the next request of whoever holds it. */
export async function revokeGrant(
  context: Context,
  accountId: string,
  grantId: string,
  reason: string,
): Promise<Account> {
  const { tx, user, now, today } = context
  if (!(await findGrant(tx, accountId, grantId, today))) throw notFound()
  await takeVersion(context, accountId)
  if (!(await revoke(tx, { id: grantId, by: user.id, now, reason }))) throw changedMeanwhile()
  return readAccount(context, accountId)
}

function ownGrant(): Refusal {
  return no('own-grant', '不能给自己授权。', 'Nobody grants rights to the own account.')
}

function twoOffices(): Refusal {
  return no(
    'two-offices',
    '系统、安全、审计三种管理岗位，一人只能担任一种。',
    'Of system, security and audit administration one person holds only one.',
    'role',
  )
}
