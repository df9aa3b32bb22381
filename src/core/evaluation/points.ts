import type { Metric } from '#core/metrics/metric.ts'
import type { Scoring } from './scheme.ts'

/** A figure of an area as it was frozen. */
export type Counted = readonly [numerator: number, denominator: number]
/** Points are kept in hundredths, as whole numbers: the same counts give the same bytes on every machine. */
export type Hundredths = number

export function hundredths(points: number): Hundredths {
  return Math.round(points * 100)
}

/** A share as a fraction of whole numbers, between 0 and 1. */
type Fraction = { readonly over: bigint; readonly under: bigint }
const none: Fraction = { over: 0n, under: 1n }
const all: Fraction = { over: 1n, under: 1n }
const scale = 10_000n

function exact(n: number): bigint {
  return BigInt(Math.round(n * Number(scale)))
}

/** The points of a value: `max` times the share that its scoring gives, rounded half up once at the end. */
export function pointsOf(
  scoring: Scoring,
  metric: Pick<Metric, 'unit' | 'better'>,
  [n, d]: Counted,
  max: Hundredths,
): Hundredths {
  if (d === 0) return 0
  const share = shareOf(scoring, metric, n, d)
  return Number((2n * share.over * BigInt(max) + share.under) / (2n * share.under))
}

function shareOf(
  scoring: Scoring,
  { unit, better }: Pick<Metric, 'unit' | 'better'>,
  n: number,
  d: number,
): Fraction {
  // the value is over / under, in the scale of the scheme
  const over = BigInt(n) * (unit === 'percent' ? 100n : 1n) * scale
  const under = BigInt(d)
  const reaches = (at: number) =>
    better === 'higher' ? over >= exact(at) * under : over <= exact(at) * under
  switch (scoring.by) {
    case 'steps': {
      const step = scoring.steps.find((s) => reaches(s.at))
      return step ? { over: exact(step.share), under: scale } : none
    }
    case 'linear': {
      if (scoring.target === 'pack') throw new Error('the target was not looked up')
      return between(over, under, scoring.zero ?? 0, scoring.target)
    }
    case 'band': {
      if (!reaches(scoring.from)) return none
      const inside = between(over, under, scoring.from, scoring.full)
      const first = exact(scoring.fromShare)
      return {
        over: first * inside.under + (scale - first) * inside.over,
        under: scale * inside.under,
      }
    }
  }
}

/** How far the value lies from `zero` to `full`, whichever of them is the larger. */
function between(over: bigint, under: bigint, zero: number, full: number): Fraction {
  const [from, to] = [exact(zero), exact(full)]
  let [a, b] = [over - from * under, (to - from) * under]
  if (b < 0n) [a, b] = [-a, -b]
  if (a <= 0n) return none
  return a >= b ? all : { over: a, under: b }
}

/** `8.25` of 825; whole numbers without a point. */
export function sayPoints(points: Hundredths): string {
  const sign = points < 0 ? '-' : ''
  const whole = Math.abs(points)
  const rest = whole % 100
  if (rest === 0) return `${sign}${whole / 100}`
  return `${sign}${Math.floor(whole / 100)}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
