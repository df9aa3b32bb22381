import { countedOf, type FrozenFigures, type Hidden, hiddenFigures } from '#core/evaluation/frozen-figures.ts'
import { type Rank, rankAreas } from '#core/evaluation/rank-areas.ts'
import { figureOf, figuresOf, isFound, isJudged, type Scheme } from '#core/evaluation/scheme.ts'
import { type AreaInput, type AreaScore, scoreArea } from '#core/evaluation/score-area.ts'
import type { Context } from '#server/http/context.ts'
import { smallestCellAt } from '#server/overview/target.ts'
import { type FindRow, listFinds, listMarks, type MarkRow } from '#server/store/evaluation-area-store.ts'
import { type AppealRow, listAppeals } from '#server/store/evaluation-result-store.ts'
import { listRoundAreas, type RoundAreaRow, type RoundRow } from '#server/store/evaluation-store.ts'
import { schemeOf } from './round-access.ts'

/** Everything a round is counted from. Whole only for the office that runs it and those above. */
export type Gathered = {
  readonly round: RoundRow
  readonly scheme: Scheme
  readonly areas: readonly RoundAreaRow[]
  readonly marks: readonly MarkRow[]
  readonly finds: readonly FindRow[]
  readonly appeals: readonly AppealRow[]
}

export async function gather({ tx }: Pick<Context, 'tx'>, round: RoundRow): Promise<Gathered> {
  return {
    round,
    scheme: schemeOf(round),
    areas: await listRoundAreas(tx, round),
    marks: await listMarks(tx, round),
    finds: await listFinds(tx, round),
    appeals: await listAppeals(tx, round),
  }
}

/** The rows of one area as the count wants them; what an upheld appeal changed stands in the place of the first. */
export function inputOf(g: Gathered, row: RoundAreaRow): AreaInput {
  const marks: Record<string, number[]> = {}
  for (const m of g.marks) if (m.area === row.area) marks[m.item] = [...(marks[m.item] ?? []), m.points]
  const found: Record<string, number> = {}
  const extras: Record<string, number> = {}
  const vetoes: string[] = []
  for (const f of g.finds) {
    if (f.area !== row.area || f.answer === 'withdrawn') continue
    if (g.scheme.vetoes.some((v) => v.key === f.item)) {
      if (f.answer === 'confirmed') vetoes.push(f.item)
    } else if (g.scheme.deductions.some((d) => d.key === f.item))
      found[f.item] = (found[f.item] ?? 0) + f.amount
    else extras[f.item] = (extras[f.item] ?? 0) + f.amount
  }
  const figures = Object.fromEntries(
    figuresOf(g.scheme).map((key) => [key, countedOf(correctedFigures(g, row)[key])]),
  )
  for (const { area, item, change } of g.appeals) {
    if (area !== row.area || change === null) continue
    if (change.kind === 'points') marks[item] = [change.points]
    if (change.kind !== 'count') continue
    const kind = kindOfItem(g.scheme, item)
    if (kind === 'extra') extras[item] = change.count
    else if (kind === 'veto')
      vetoes.splice(0, vetoes.length, ...vetoes.filter((v) => v !== item || change.count > 0))
    else found[item] = change.count
  }
  return { area: row.area, people: row.people ?? 0, figures, marks, found, extras, vetoes }
}

/** The frozen figures of an area with those that an upheld appeal took from a newer report. */
export function correctedFigures(g: Gathered, row: RoundAreaRow): FrozenFigures {
  const figures: Record<string, FrozenFigures[string]> = { ...row.figures }
  for (const { area, change } of g.appeals)
    if (area === row.area && change?.kind === 'figure')
      figures[change.figure] = {
        communityDetox: change.communityDetox,
        communityRehab: change.communityRehab,
      }
  return figures
}

export function scoreAll(g: Gathered): readonly AreaScore[] {
  return g.areas.map((row) => scoreArea(g.scheme, inputOf(g, row)))
}

export function ranksOf(g: Gathered, scores: readonly AreaScore[]): ReadonlyMap<string, Rank> {
  return new Map(rankAreas(g.scheme, scores).map((r) => [r.area, r]))
}

/** What may not be shown above the evaluated areas, by the smallest cell of the place on the last day of the period. */
export function hiddenIn({ policies }: Pick<Context, 'policies'>, g: Gathered): Hidden {
  const { round } = g
  if (!g.areas.some((a) => a.figures)) return new Set()
  const rows = g.areas.map((row) => ({ area: row.area, figures: correctedFigures(g, row) }))
  return hiddenFigures(g.scheme, round.area, rows, smallestCellAt(policies, round.area, round.day))
}

/** What stands in the way of telling the result. */
export function waitsOf(g: Gathered, scores: readonly AreaScore[]) {
  const { reviewers } = g.scheme.review
  const judged = scores.flatMap((s) => s.items.filter((i) => i.kind === 'judged'))
  const isVeto = (f: FindRow) => g.scheme.vetoes.some((v) => v.key === f.item)
  return {
    unmarked: judged.filter((i) => (i.marks ?? 0) < reviewers).length,
    differing: judged.filter((i) => i.differs === true).length,
    openVetoes: g.finds.filter((f) => isVeto(f) && f.answer === null).length,
    openAppeals: g.appeals.filter((a) => a.outcome === null).length,
  }
}

/** What kind of thing a key of the scheme is; undefined where it has no such key. */
export function kindOfItem(
  scheme: Scheme,
  key: string,
): 'computed' | 'judged' | 'counted' | 'found' | 'extra' | 'veto' | undefined {
  const item = scheme.indicators.find((i) => i.key === key)
  if (item) return isJudged(item) ? 'judged' : 'computed'
  const deduction = scheme.deductions.find((d) => d.key === key)
  if (deduction) return isFound(deduction) ? 'found' : 'counted'
  if (scheme.extras?.items.some((e) => e.key === key)) return 'extra'
  return scheme.vetoes.some((v) => v.key === key) ? 'veto' : undefined
}

/** The figure behind an item or a counted deduction. */
export function figureBehind(scheme: Scheme, key: string): string | undefined {
  const item = scheme.indicators.find((i) => i.key === key)
  if (item && !isJudged(item)) return figureOf(item)
  const deduction = scheme.deductions.find((d) => d.key === key)
  return deduction && !isFound(deduction) ? deduction.figure : undefined
}
