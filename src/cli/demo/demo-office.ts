import type { PoolClient } from 'pg'
import { inventId, minuteOf } from '#core/demo/demo-id.ts'
import type { DemoLogin } from '#core/demo/demo-logins.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import type { Random } from '#core/demo/random.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { officeRegion } from '#server/store/rectification-store.ts'
import type { Written } from '#server/store/standard-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** Somebody who writes for an office of the invented city. */
export type DemoOffice = Pick<DemoLogin, 'accountId' | 'name' | 'role' | 'orgId' | 'area'>
export type Telling = {
  readonly services: Services
  readonly plan: DemoPlan
  readonly townships: readonly DemoTownship[]
  readonly county: DemoOffice
  readonly city: DemoOffice
  readonly random: Random
}

export function newId({ plan, random }: Telling, ago: number): string {
  return inventId(minuteOf(plan.asOf - ago, 600), random)
}

export function dayBefore(plan: DemoPlan, ago: number): string {
  return fromDayNumber(plan.asOf - ago)
}

/** What a line says about its writer, at ten in the morning of the day. */
export function writtenBy(office: DemoOffice, area: AreaCode, plan: DemoPlan, ago: number): Written {
  return {
    ...{ region: officeRegion(area), area, byArea: office.area, by: office.accountId, byName: office.name },
    at: `${dayBefore(plan, ago)}T10:00:00+08:00`,
  }
}

export function asOffice<T>(
  services: Services,
  office: DemoOffice,
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const { accountId: id, role, orgId: org, area } = office
  const grant = { id: 'demo', role, org, area, from: '2020-01-01', to: null }
  return withUser(services.app, { id, grant }, run)
}
