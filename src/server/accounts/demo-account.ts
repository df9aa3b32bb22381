import { v7 } from 'uuid'
import type { Role } from '#core/access/roles.ts'
import type { Services } from '#server/services.ts'
import { insertGrant, setOffice } from '#server/store/account-grants.ts'
import { insertAccount } from '#server/store/account-store.ts'
import { hashPassword } from './password.ts'
import { sealTotp } from './sign-in.ts'
import { totpSecretFrom } from './totp.ts'

export type DemoAccount = {
  /** The account's id, where the demonstration has chosen one; journals name their authors by it. */
  readonly id?: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly orgId: string
  readonly area: string
  readonly password: string
  /** Base32; derived from the login where it is not given. */
  readonly totpSecret?: string
  readonly from?: string
}

const hashes = new Map<string, Promise<string>>()

/**
 * A login of the demonstration city: ready to use, marked as such, refused outside demo mode. Answers the account's id.
 * Refuses to work outside demo mode.
 */
export async function createDemoAccount(services: Services, a: DemoAccount): Promise<string> {
  if (!services.demo) throw new Error('demonstration accounts are made in demo mode only')
  const id = a.id ?? v7()
  const now = services.clock.now()
  const secret = a.totpSecret ?? totpSecretFrom(services.vault.index('demoTotp', a.login))
  const tx = await services.app.connect()
  try {
    await tx.query('begin')
    await insertAccount(tx, {
      id,
      login: a.login.toLowerCase(),
      name: a.name,
      status: 'active',
      demo: true,
      passwordHash: await sharedHash(a.password),
      totpSealed: sealTotp(services, id, secret),
      createdBy: null,
      now,
    })
    await setOffice(tx, id, a.role)
    await insertGrant(tx, {
      id: v7(),
      accountId: id,
      role: a.role,
      orgId: a.orgId,
      area: a.area,
      from: a.from ?? '2020-01-01',
      to: null,
      source: 'demo',
      reason: null,
      grantedBy: null,
      now,
    })
    await tx.query('commit')
    return id
  } catch (error) {
    await tx.query('rollback')
    throw error
  } finally {
    tx.release()
  }
}

/** Hundreds of demonstration logins share one public password; hashing it once saves a minute of the first start. */
function sharedHash(password: string): Promise<string> {
  const kept = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, kept)
  return kept
}
