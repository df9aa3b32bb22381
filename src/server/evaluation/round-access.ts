import type { FrozenScheme } from '#core/evaluation/freeze-scheme.ts'
import { Scheme } from '#core/evaluation/scheme.ts'
import { isWithin, levelOf } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { findRound, type RoundRow } from '#server/store/evaluation-store.ts'

export type Standing = 'office' | 'area' | 'other'

/** How the reader stands to a round: runs it, is evaluated in it, or reads from above or from below. */
export function standingIn({ user }: Context, round: Pick<RoundRow, 'area' | 'level'>): Standing {
  const { area } = user.grant
  if (area === round.area) return user.role === 'narcoticsOffice' ? 'office' : 'other'
  return levelOf(area) === round.level && isWithin(area, round.area) ? 'area' : 'other'
}

/** Offices above find the round as its office does; those below the evaluated level only what was published. */
export function readsFromAbove({ user }: Context, round: Pick<RoundRow, 'area'>): boolean {
  return user.role === 'narcoticsOffice' && isWithin(round.area, user.grant.area)
}

export async function openRound(context: Context, id: string): Promise<RoundRow> {
  const round = await findRound(context.tx, id)
  if (!round || !mayKnow(context, round)) throw notFound()
  return round
}

export function mayKnow(context: Context, round: RoundRow): boolean {
  if (readsFromAbove(context, round) || standingIn(context, round) !== 'other') return true
  return round.stage === 'published'
}

export function schemeOf(round: Pick<RoundRow, 'scheme'>): FrozenScheme['scheme'] {
  return Scheme.parse(JSON.parse(round.scheme))
}

export function onlyOffice(context: Context, round: RoundRow): void {
  if (standingIn(context, round) === 'office') return
  if (readsFromAbove(context, round)) throw noRight()
  throw notFound()
}

/** The evaluated office itself; the head of a station reads. */
export function onlyArea(context: Context, round: RoundRow): void {
  if (standingIn(context, round) !== 'area') throw readsFromAbove(context, round) ? noRight() : notFound()
  if (context.user.role === 'stationHead') throw noRight()
}

function noRight(): Problem {
  return new Problem(403, 'no-right', {
    zh: '这一步由另一单位办理，这里只能查看。',
    en: 'This step is for another office; here it can be read.',
  })
}

export function writtenBy({ user, now }: Context) {
  return { by: user.id, byName: user.name, at: now }
}

export function refuseAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw refused(refusals)
}

export function refuseOne(code: string, zh: string, en: string, field?: string): Problem {
  return refused([{ code, says: { zh, en }, ...(field !== undefined && { field }) }])
}
