import { measureCase, monthOf } from './measure-case.ts'
import type { CaseView, Metric, PeriodMetric } from './metric.ts'
import { countedMetrics, slotCount } from './metrics.ts'

/** What one case adds to every stored figure; index = slot − 1. */
export type Vector = { readonly numerators: readonly number[]; readonly denominators: readonly number[] }

const dayMetrics = countedMetrics.filter((m) => m.kind === 'day')
const periodMetrics = countedMetrics.filter((m) => m.kind === 'period')

/** All day figures of one case on the day of its state. */
export function dayVector(c: CaseView): Vector {
  return vectorOf(dayMetrics, c, { from: c.state.asOf, to: c.state.asOf })
}

/** All period figures of one case, month by month (`2026-03`), from one reading of the state. */
export function monthVectors(c: CaseView): ReadonlyMap<string, Vector> {
  const months = new Map<string, { numerators: number[]; denominators: number[] }>()
  const at = (month: string) => {
    const found = months.get(month) ?? { numerators: zeros(), denominators: zeros() }
    months.set(month, found)
    return found
  }
  for (const metric of periodMetrics) addMonths(metric, c, at)
  for (const [month, v] of months) {
    if (isEmpty(v)) months.delete(month)
  }
  return months
}

type MonthVector = { numerators: number[]; denominators: number[] }

/** The same count as `measureCase` over each month, walking the facts once; a property test holds the two together. */
function addMonths(metric: PeriodMetric, c: CaseView, at: (month: string) => MonthVector): void {
  const i = metric.slot - 1
  for (const on of metric.due(c)) {
    const v = at(monthOf(on)).denominators
    v[i] = metric.peopleOfMonth ? 1 : (v[i] ?? 0) + 1
  }
  for (const on of metric.met(c)) {
    const v = at(monthOf(on))
    if (!metric.peopleOfMonth) v.numerators[i] = (v.numerators[i] ?? 0) + 1
    else if (v.denominators[i] === 1) v.numerators[i] = 1
  }
}

function vectorOf(these: readonly Metric[], c: CaseView, period: { from: string; to: string }): Vector {
  const [numerators, denominators] = [zeros(), zeros()]
  for (const metric of these) {
    const t = measureCase(metric, c, period)
    numerators[metric.slot - 1] = t.numerator
    denominators[metric.slot - 1] = t.denominator
  }
  return { numerators, denominators }
}

function zeros(): number[] {
  return new Array<number>(slotCount).fill(0)
}

export function isEmpty(v: Vector): boolean {
  return v.numerators.every((n) => n === 0) && v.denominators.every((n) => n === 0)
}

export function sameVector(a: Vector, b: Vector): boolean {
  return sameNumbers(a.numerators, b.numerators) && sameNumbers(a.denominators, b.denominators)
}

/** Vectors stored before a slot was given are shorter; what lacks counts as zero. */
function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return false
  return true
}
