import type { AreaCode } from '#core/shared/area.ts'
import { ancestorOf, areaLevels, levelOf } from '#core/shared/area.ts'
import type { DemoPlan } from './demo-scale.ts'
import { type DemoOrganisation, organisationId } from './demo-staff.ts'

/**
 * Organisations above the townships: the society of a city with a branch in each district, clinics, the police of each
 * district, and the narcotics offices from the nation down. `nameOf` knows the areas that the plan lies in.
 */
export function higherOrganisations(
  plan: DemoPlan,
  nameOf: (code: AreaCode) => string,
): readonly DemoOrganisation[] {
  const counties = areasAbove(plan, 'county')
  const cities = areasAbove(plan, 'city')
  const make = (
    kind: DemoOrganisation['kind'],
    area: AreaCode,
    name: string,
    parent?: AreaCode,
  ): DemoOrganisation => ({
    id: organisationId(plan.seed, kind, area),
    kind,
    area,
    name,
    parentId: parent === undefined ? null : organisationId(plan.seed, parentKind(kind), parent),
  })
  const offices = ['cn', ...areasAbove(plan, 'province'), ...cities, ...counties]
  return [
    ...offices.map((area) =>
      make('narcoticsOffice', area, officeName(area, nameOf), area === 'cn' ? undefined : above(area)),
    ),
    ...cities.map((area) => make('society', area, `${nameOf(area)}自强服务总社`)),
    ...counties.flatMap((area) => [
      make('branch', area, `${nameOf(area)}自强服务社`, ancestorOf(area, 'city')),
      make('clinic', area, `${nameOf(area)}社区卫生服务中心康复门诊`),
      make('police', area, `${nameOf(area)}公安分局禁毒大队`),
    ]),
  ]
}

function areasAbove(plan: DemoPlan, level: 'province' | 'city' | 'county'): readonly AreaCode[] {
  return [...new Set(plan.townships.map((township) => ancestorOf(township.code, level)))]
}

function above(area: AreaCode): AreaCode {
  const level = areaLevels[areaLevels.indexOf(levelOf(area)) - 1]
  return level === undefined ? 'cn' : ancestorOf(area, level)
}

function parentKind(kind: DemoOrganisation['kind']): DemoOrganisation['kind'] {
  return kind === 'branch' ? 'society' : kind
}

function officeName(area: AreaCode, nameOf: (code: AreaCode) => string): string {
  return area === 'cn' ? '国家禁毒委员会办公室（演示）' : `${nameOf(area)}禁毒委员会办公室`
}
