import type { PoolClient } from 'pg'
import type { DemoLogin } from '#core/demo/demo-logins.ts'
import type { Services } from '#server/services.ts'
import { withUser } from '#server/store/with-user.ts'

export type Who = Pick<DemoLogin, 'accountId' | 'name' | 'role' | 'orgId' | 'area'>

/** Who wrote a row, and when. */
export function signed(who: Pick<Who, 'accountId' | 'name'>, at: string) {
  return { by: who.accountId, byName: who.name, at }
}

/** One transaction of the application role with this person's rights. */
export function as(services: Services, who: Who, run: (tx: PoolClient) => Promise<void>): Promise<void> {
  const grant = { id: 'demo', role: who.role, org: who.orgId, area: who.area, from: '2020-01-01', to: null }
  return withUser(services.app, { id: who.accountId, grant }, run)
}
