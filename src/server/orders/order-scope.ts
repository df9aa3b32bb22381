import type { PoolClient } from 'pg'
import type { OrderContext } from '#core/orders/check-order.ts'
import type { Place } from '#core/orders/resolve-place.ts'
import { type AreaCode, levelOf, regionOf } from '#core/shared/area.ts'
import { Problem } from '#server/http/problem.ts'
import type { Services } from '#server/services.ts'
import { listPlaces } from '#server/store/order-lookup.ts'

/** The area whose orders somebody may register, with its places by name. */
export type OrderScope = {
  readonly region: string
  readonly area: AreaCode
  readonly places: readonly Place[]
}

/** Orders are registered in one city's register; a grant above a city has none of its own. */
export async function orderScope(tx: PoolClient, area: AreaCode): Promise<OrderScope> {
  return { region: orderRegion(area), area, places: await listPlaces(tx, area) }
}

export function orderRegion(area: AreaCode): string {
  if (area === 'cn' || area.length < 4)
    throw new Problem(409, 'no-region', {
      zh: '请切换到市级或以下的岗位再登记决定书。',
      en: 'Work in a grant of a city or below to register orders.',
    })
  return regionOf(area)
}

export function orderContext(
  services: Pick<Services, 'policies' | 'clock'>,
  scope: OrderScope,
): OrderContext {
  return {
    today: services.clock.today(),
    policies: services.policies,
    scope: scope.area,
    cities: scope.places.filter((p) => levelOf(p.code) === 'city').map((p) => p.name),
    idChecksum: 'warning',
  }
}
