import { findMetric } from '#core/metrics/metrics.ts'
import { type Counted, type Hundredths, hundredths, pointsOf } from './points.ts'
import {
  type ComputedItem,
  type Deduction,
  figureOf,
  type GradeKey,
  type Indicator,
  isFound,
  isJudged,
  type Scheme,
} from './scheme.ts'

/** What is known of one area when it is counted. Everything comes from rows that were frozen or signed before. */
export type AreaInput = {
  readonly area: string
  /** People on file: decides in which group it is compared. */
  readonly people: number
  readonly figures: Readonly<Record<string, Counted>>
  /** Points of each reviewer, by judged item, in hundredths. */
  readonly marks: Readonly<Record<string, readonly Hundredths[]>>
  /** How often a deduction was found, by its key. */
  readonly found: Readonly<Record<string, number>>
  /** Extra points given, by key, in hundredths. */
  readonly extras: Readonly<Record<string, Hundredths>>
  /** Vetoes that two people have confirmed. */
  readonly vetoes: readonly string[]
}

export type ItemScore = {
  readonly key: string
  readonly kind: 'computed' | 'judged'
  /** What the item can bring here: its weight, more where others have nothing to count, 0 where it has nothing itself. */
  readonly max: Hundredths
  readonly points: Hundredths
  readonly counted?: Counted
  readonly marks?: number
  readonly differs?: boolean
}
export type DeductionScore = {
  readonly key: string
  readonly count: number
  readonly points: Hundredths
  readonly counted?: Counted
}
export type AreaScore = {
  readonly area: string
  readonly people: number
  readonly small: boolean
  readonly items: readonly ItemScore[]
  readonly deductions: readonly DeductionScore[]
  readonly extras: readonly { readonly key: string; readonly points: Hundredths }[]
  readonly extraSum: Hundredths
  readonly vetoes: readonly string[]
  readonly total: Hundredths
  readonly grade: GradeKey
}

/** Counts one area: Σ items − Σ deductions + extras up to their cap, never under the floor. Depends on nothing else. */
export function scoreArea(scheme: Scheme, input: AreaInput): AreaScore {
  const maxima = maximaOf(scheme, input)
  const items = scheme.indicators.map((item, i) => scoreItem(scheme, item, maxima[i] ?? 0, input))
  const deductions = scheme.deductions.map((d) => scoreDeduction(d, input))
  const extras = (scheme.extras?.items ?? []).map(({ key, atMost }) => ({
    key,
    points: Math.min(Math.max(0, input.extras[key] ?? 0), hundredths(atMost)),
  }))
  const extraSum = Math.min(sum(extras), hundredths(scheme.extras?.atMost ?? 0))
  const vetoes = scheme.vetoes.map((v) => v.key).filter((key) => input.vetoes.includes(key))
  const total = Math.max(hundredths(scheme.floor), sum(items) - sum(deductions) + extraSum)
  return {
    area: input.area,
    people: input.people,
    small: input.people < scheme.fair.smallBelow,
    items,
    deductions,
    extras,
    extraSum,
    vetoes,
    total,
    grade: gradeOf(scheme, total, vetoes),
  }
}

function sum(parts: readonly { readonly points: Hundredths }[]): Hundredths {
  return parts.reduce((n, p) => n + p.points, 0)
}

function hasNothingToCount(item: Indicator, { figures }: AreaInput): boolean {
  return !isJudged(item) && (figures[figureOf(item)]?.[1] ?? 0) === 0
}

/** The weights; where an item has nothing to count, its weight goes to the others in proportion, to the last hundredth. */
function maximaOf(scheme: Scheme, input: AreaInput): readonly Hundredths[] {
  const weights = scheme.indicators.map((i) => (hasNothingToCount(i, input) ? 0 : hundredths(i.weight)))
  const known = weights.reduce((a, b) => a + b, 0)
  const base = hundredths(scheme.base)
  if (known === 0 || known === base) return weights
  const parts = weights.map((w, i) => ({
    i,
    whole: Math.floor((w * base) / known),
    rest: (w * base) % known,
  }))
  const left = base - parts.reduce((n, p) => n + p.whole, 0)
  const more = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || a.i - b.i)
      .slice(0, left)
      .map((p) => p.i),
  )
  return parts.map((p) => p.whole + (more.has(p.i) ? 1 : 0))
}

function scoreItem(scheme: Scheme, item: Indicator, max: Hundredths, input: AreaInput): ItemScore {
  if (isJudged(item)) {
    // a mark is of the written weight; it counts in the same proportion where the weight grew
    const given = (input.marks[item.key] ?? []).map((m) => Math.min(Math.max(0, m), hundredths(item.weight)))
    const differs =
      given.length > 1 &&
      Math.max(...given) - Math.min(...given) > scheme.review.differsFrom * hundredths(item.weight)
    const points = given.length === 0 ? 0 : scaled(mean(given), max, hundredths(item.weight))
    return { key: item.key, kind: 'judged', max, points, marks: given.length, differs }
  }
  const counted = input.figures[figureOf(item)] ?? ([0, 0] as const)
  return { key: item.key, kind: 'computed', max, points: computedPoints(item, counted, max), counted }
}

function computedPoints(item: ComputedItem, counted: Counted, max: Hundredths): Hundredths {
  const metric = findMetric(figureOf(item))
  return metric ? pointsOf(item.scoring, metric, counted, max) : 0
}

function mean(marks: readonly Hundredths[]): Hundredths {
  const total = marks.reduce((a, b) => a + b, 0)
  return Math.floor((2 * total + marks.length) / (2 * marks.length))
}

function scaled(points: Hundredths, max: Hundredths, weight: Hundredths): Hundredths {
  return max === weight ? points : Math.floor((2 * points * max + weight) / (2 * weight))
}

function scoreDeduction(d: Deduction, input: AreaInput): DeductionScore {
  const points = (count: number) => Math.min(hundredths(d.atMost), count * hundredths(d.each))
  if (isFound(d)) {
    const count = Math.max(0, input.found[d.key] ?? 0)
    return { key: d.key, count, points: points(count) }
  }
  const counted = input.figures[d.figure] ?? ([0, 0] as const)
  const count = d.counts === 'numerator' ? counted[0] : Math.max(0, counted[1] - counted[0])
  return { key: d.key, count, points: points(count), counted }
}

/** The grade of the points; a veto puts it no higher than it says. */
function gradeOf(scheme: Scheme, total: Hundredths, vetoes: readonly string[]): GradeKey {
  const place = scheme.grades.findIndex((g) => total >= hundredths(g.from))
  const barred = vetoes.map((key) => {
    const puts = scheme.vetoes.find((v) => v.key === key)?.puts
    return scheme.grades.findIndex((g) => g.key === puts)
  })
  const last = scheme.grades.length - 1
  return scheme.grades[Math.max(place < 0 ? last : place, ...barred)]?.key ?? 'failed'
}
