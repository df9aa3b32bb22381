import { slotCount } from '#core/metrics/metrics.ts'
import type { Difference } from './forecast.ts'
import type { CaseForecast } from './forecast-case.ts'

/** Sums of one township and measure. A line is `duty visit gained`; `people` counts each person once in it. */
export type AreaForecast = {
  readonly area: string
  readonly measure: string
  cases: number
  changed: number
  readonly lines: Record<string, { times: number; people: number }>
  readonly before: Sums
  readonly after: Sums
  /** By slot: how many people's share of the figure differs. */
  readonly moved: number[]
}

export type Sums = { readonly numerators: number[]; readonly denominators: number[] }

export type ForecastBody = {
  readonly cases: number
  readonly changed: number
  readonly areas: readonly AreaForecast[]
}

/** `duty visit gained`, `tier stable>priority`, `termEnd moved`: what a difference is counted under. */
export function lineOf(d: Difference): string {
  if (d.what === 'tier') return `tier ${d.from ?? 'none'}>${d.to ?? 'none'}`
  return [d.what, d.kind, d.change].filter(Boolean).join(' ')
}

export type ForecastSummer = {
  readonly add: (c: CaseForecast) => void
  readonly merge: (body: ForecastBody) => void
  readonly body: () => ForecastBody
}

/** Adds cases up by township and measure; sums of parts can be merged in any order. */
export function sumForecast(): ForecastSummer {
  const areas = new Map<string, AreaForecast>()
  let [cases, changed] = [0, 0]
  const at = (area: string, measure: string): AreaForecast => {
    const key = `${area} ${measure}`
    const found = areas.get(key) ?? {
      ...{ area, measure, cases: 0, changed: 0, lines: {}, before: zeros(), after: zeros() },
      moved: new Array<number>(slotCount).fill(0),
    }
    areas.set(key, found)
    return found
  }
  return {
    add: (c) => {
      cases++
      if (c.differences.length > 0) changed++
      if (c.township !== null && c.measure !== null) addCase(at(c.township, c.measure), c)
      for (const share of c.shares) addShare(at(share.area, share.measure), share)
    },
    merge: (body) => {
      cases += body.cases
      changed += body.changed
      for (const more of body.areas) mergeArea(at(more.area, more.measure), more)
    },
    body: () => ({
      cases,
      changed,
      areas: [...areas.values()].sort((a, b) =>
        `${a.area} ${a.measure}` < `${b.area} ${b.measure}` ? -1 : 1,
      ),
    }),
  }
}

function zeros(): Sums {
  return {
    numerators: new Array<number>(slotCount).fill(0),
    denominators: new Array<number>(slotCount).fill(0),
  }
}

function addCase(sum: AreaForecast, c: CaseForecast): void {
  sum.cases++
  if (c.differences.length > 0) sum.changed++
  const seen = new Set<string>()
  for (const d of c.differences) {
    const key = lineOf(d)
    const line = sum.lines[key] ?? { times: 0, people: 0 }
    line.times++
    if (!seen.has(key)) line.people++
    seen.add(key)
    sum.lines[key] = line
  }
}

function addShare(sum: AreaForecast, { before, after }: CaseForecast['shares'][number]): void {
  addNumbers(sum.before, before)
  addNumbers(sum.after, after)
  if (before === after) return
  for (let i = 0; i < slotCount; i++)
    if (before.numerators[i] !== after.numerators[i] || before.denominators[i] !== after.denominators[i])
      sum.moved[i] = (sum.moved[i] ?? 0) + 1
}

function addNumbers(
  sum: Sums,
  more: { readonly numerators: readonly number[]; readonly denominators: readonly number[] },
): void {
  for (let i = 0; i < slotCount; i++) {
    sum.numerators[i] = (sum.numerators[i] ?? 0) + (more.numerators[i] ?? 0)
    sum.denominators[i] = (sum.denominators[i] ?? 0) + (more.denominators[i] ?? 0)
  }
}

function mergeArea(sum: AreaForecast, more: AreaForecast): void {
  sum.cases += more.cases
  sum.changed += more.changed
  for (const [key, { times, people }] of Object.entries(more.lines)) {
    const line = sum.lines[key] ?? { times: 0, people: 0 }
    sum.lines[key] = { times: line.times + times, people: line.people + people }
  }
  addNumbers(sum.before, more.before)
  addNumbers(sum.after, more.after)
  for (const [i, n] of more.moved.entries()) sum.moved[i] = (sum.moved[i] ?? 0) + n
}
