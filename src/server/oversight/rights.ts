import type { z } from 'zod'
import type { NamedArea, Source } from '#contract/oversight-shapes.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { findRule, type Policy, ruleOn } from '#core/policy/policy.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { findAreaPath } from '#server/store/area-find.ts'
import { officeRegion } from '#server/store/rectification-store.ts'

/** Does this office stand above the area? Nobody inspects or judges the own office. */
export function isAbove({ user }: Context, area: AreaCode): boolean {
  return user.role === 'narcoticsOffice' && user.grant.area !== area && isWithin(area, user.grant.area)
}

export function isOwn({ user }: Context, area: AreaCode): boolean {
  return user.role !== 'stationHead' && user.grant.area === area
}

/** Out of the reader's area answers as absent; inside it but not below, with the reason. */
export function onlyAbove(context: Context, area: AreaCode): void {
  if (isAbove(context, area)) return
  if (!isWithin(area, context.user.grant.area)) throw notFound()
  throw new Problem(403, 'no-right', {
    zh: '由上级禁毒办办理，本单位不能检查、评审、验收自己。',
    en: 'This is for the office above: nobody inspects, reviews or passes the own office.',
  })
}

/** What a new line of an office says about its writer; `area` is what it is about. */
export function writtenAbout({ user, now }: Context, area: AreaCode) {
  return {
    ...{ region: officeRegion(area), area, byArea: user.grant.area },
    ...{ by: user.id, byName: user.name, at: now },
  }
}

/** Free text of offices names nobody in recovery; the refusal stands at its field. */
export function refusePersonal(texts: Readonly<Record<string, string>>): void {
  const found = Object.entries(texts).flatMap(([field, text]) => checkMeetingText(field, text))
  if (found.length > 0) throw refused(found)
}

export function refuseOne(refusal: Refusal): never {
  throw refused([refusal])
}

/** The area that is asked about with the way down to it from the reader's own; absent outside. */
export async function namedArea(
  context: Context,
  asked: AreaCode | undefined,
): Promise<{ readonly area: NamedArea; readonly path: NamedArea[] }> {
  const own = context.user.grant.area
  const code = asked ?? own
  if (!isWithin(code, own)) throw notFound()
  const whole = await findAreaPath(context.tx, code)
  const area = whole.at(-1)
  if (!area || area.code !== code) throw notFound()
  const path = whole.filter((a) => isWithin(a.code, own)).map(({ code, name }) => ({ code, name }))
  return { area: { code: area.code, name: area.name }, path }
}

/** A list of a pack as checked at load, with where it comes from. */
export function listRule<T extends z.ZodType>(
  context: Context,
  area: AreaCode,
  key: string,
  shape: T,
): { readonly value: z.output<T>; readonly source: Source } {
  const policy = context.policies.at(area)
  const rule = ruleOn(policy, key, context.today)
  return { value: shape.parse(rule.value), source: sourceOf(policy, rule) }
}

export function numberRule(context: Context, area: AreaCode, key: string): number {
  return ruleOn<number>(context.policies.at(area), key, context.today).value
}

/** A number that only some places set. */
export function findNumberRule(context: Context, area: AreaCode, key: string) {
  const policy = context.policies.at(area)
  const rule = findRule<number>(policy, key, context.today)
  return rule ? { value: rule.value, ...sourceOf(policy, rule) } : undefined
}

function sourceOf(
  policy: Policy,
  { clause, reading }: { readonly clause: string; readonly reading: boolean },
): Source {
  const found = policy.clauses[clause]
  return { clause, source: found ? `${found.document} ${found.clause}`.trim() : clause, reading }
}
