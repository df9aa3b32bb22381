import type { Role } from '#core/access/roles.ts'
import { ancestorOf } from '#core/shared/area.ts'
import { inventId, minuteOf } from './demo-id.ts'
import { inventName } from './demo-identity.ts'
import type { DemoPlan } from './demo-scale.ts'
import { castOf, organisationId } from './demo-staff.ts'
import { randomFor } from './random.ts'

/** Known to everyone, accepted in demonstration mode only. */
export const demoPassword = 'lantern-ferry-cedar-42'

export type DemoLogin = {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly orgId: string
  readonly area: string
  readonly sees: string
}

/** One login per role that has work in the product today; all of the first township, and of the offices above it. */
export function demoLogins(plan: DemoPlan): readonly DemoLogin[] {
  const [first] = plan.townships
  if (!first) return []
  const cast = castOf(plan.seed, first, plan.asOf)
  const worker = cast.workers[0] ?? cast.head
  const county = ancestorOf(first.code, 'county')
  const city = ancestorOf(first.code, 'city')
  const at = (login: string, area: string, role: Role, sees: string): DemoLogin => {
    const random = randomFor(plan.seed, 'login', login)
    const accountId = inventId(minuteOf(plan.asOf - 900, 600), random)
    const orgId = organisationId(plan.seed, 'narcoticsOffice', area)
    return { accountId, login, name: inventName(random, 'female'), role, orgId, area, sees }
  }
  const of = (staff: typeof worker, login: string, sees: string): DemoLogin => {
    const { accountId, name, role, orgId } = staff
    return { accountId, login, name, role, orgId, area: first.code, sees }
  }
  return [
    of(worker, 'worker', `我的一天：${first.name}的个案 · my day, own cases`),
    of(cast.head, 'head', '全站个案、分派、审批 · the station: cases, assignment, decisions'),
    of(cast.officer, 'office', `${first.name}：接收决定书、签协议、审批 · the township: orders, decisions`),
    of(cast.liaison, 'police', '送达决定书、检测、通知 · orders, tests, notices'),
    {
      ...of(worker, 'person', '本人：我的安排、请假、异议 · the own file, on a phone'),
      accountId: inventId(minuteOf(plan.asOf - 900, 600), randomFor(plan.seed, 'login', 'person')),
      name: '本人',
      role: 'person',
    },
    at('county', county, 'narcoticsOffice', '本区指标与督办 · figures of the district'),
    at(
      'county2',
      county,
      'narcoticsOffice',
      '本区第二人：复核、决定、公布 · a second person of the district',
    ),
    at('city', city, 'narcoticsOffice', '全市指标与督办 · figures of the city'),
    at('nation', 'cn', 'narcoticsOffice', '全国指标 · figures of the nation'),
    at('audit', city, 'auditor', '访问日志 · the access log'),
    at('security', city, 'securityAdmin', '账号与授权（二人） · accounts and grants'),
    at('system', city, 'systemAdmin', '机构、设置 · organisations and settings'),
  ]
}
