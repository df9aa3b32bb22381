import { timingSafeEqual } from 'node:crypto'
import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { Role } from '#core/access/roles.ts'
import type { Before, Context } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import type { Services } from '#server/services.ts'
import { insertGrant, setOffice } from '#server/store/account-grants.ts'
import { anyAccount, insertAccount, lockSetUp } from '#server/store/account-store.ts'
import { invite } from './invitation.ts'
import { toCode } from './secret-code.ts'
import { countTry } from './sign-in.ts'

/** The code of the first run, undefined once there is an account. Every process with the same keys prints the same. */
export async function setUpCode(services: Services): Promise<string | undefined> {
  return (await anyAccount(services.app)) ? undefined : codeOf(services)
}

function codeOf(services: Services): string {
  return toCode(services.vault.index('setUp', 'first run'))
}

type Person = { readonly login: string; readonly name: string }

export function countSetUpTry({ services, wire, now }: Before): Promise<void> {
  return countTry(services, 'source', `set-up ${wire.source}`, now)
}

/** The first two people, different ones, each with an invitation of their own. There is no default password. */
export async function setUpAdministrators(
  given: { code: string; securityAdmin: Person; systemAdmin: Person },
  context: Context,
): Promise<{ invitations: { login: string; code: string; validUntil: string }[] }> {
  const { tx, services } = context
  await lockSetUp(tx)
  if (await anyAccount(tx)) throw notFound()
  if (!sameCode(given.code, codeOf(services))) throw setUpFailed()
  if (given.securityAdmin.login === given.systemAdmin.login)
    throw refused([
      {
        code: 'same-person',
        field: 'systemAdmin.login',
        says: {
          zh: '安全管理员和系统管理员必须是两个人。',
          en: 'Security and system administration are two people.',
        },
      },
    ])
  return {
    invitations: [
      await makeFirst(tx, context, given.securityAdmin, 'securityAdmin'),
      await makeFirst(tx, context, given.systemAdmin, 'systemAdmin'),
    ],
  }
}

async function makeFirst(tx: PoolClient, context: Context, person: Person, role: Role) {
  const { now, today } = context
  const id = v7()
  await insertAccount(tx, {
    ...person,
    id,
    status: 'invited',
    demo: false,
    passwordHash: null,
    totpSealed: null,
    createdBy: null,
    now,
  })
  await setOffice(tx, id, role)
  await insertGrant(tx, {
    id: v7(),
    accountId: id,
    role,
    orgId: 'installation',
    area: 'cn',
    from: today,
    to: null,
    source: 'setUp',
    reason: null,
    grantedBy: null,
    now,
  })
  return { login: person.login, ...(await invite(tx, { account: id, what: 'invitation', by: null, now })) }
}

function sameCode(given: string, right: string): boolean {
  const a = Buffer.from(
    given
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .padEnd(64)
      .slice(0, 64),
  )
  return timingSafeEqual(a, Buffer.from(right.replaceAll('-', '').padEnd(64)))
}

function setUpFailed(): Problem {
  return new Problem(401, 'set-up-failed', {
    zh: '首次设置码不正确。它打印在服务器的控制台上。',
    en: 'The set-up code is not right. The server prints it on its console.',
  })
}
