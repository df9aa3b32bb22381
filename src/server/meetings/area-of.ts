import { type AreaCode, isWithin, regionOf } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'

/** The area that is asked about: the reader's own, or one below it. */
export function areaAsked({ user }: Context, area: AreaCode | undefined): AreaCode {
  if (area === undefined) return user.grant.area
  if (!isWithin(area, user.grant.area)) throw notFound()
  return area
}

/** An office writes for its own area only; the head of a station reads. */
export function mayWrite({ user }: Context, area: AreaCode): boolean {
  return user.role !== 'stationHead' && user.grant.area === area
}

export function onlyOwn(context: Context, area: AreaCode): void {
  if (mayWrite(context, area)) return
  throw new Problem(403, 'no-right', {
    zh: '下级的会议和任务由其本级登记，这里只能查看。',
    en: 'Meetings and tasks below are written by their own office; here they can be read.',
  })
}

export function writtenBy({ user, now }: Context) {
  const { area } = user.grant
  return { region: regionOf(area), area, by: user.id, byName: user.name, at: now }
}

export function refuseAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw refused(refusals)
}
