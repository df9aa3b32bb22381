import type { CaseState, Duty, Finding } from '#core/case/case-state.ts'
import { ancestorOf } from '#core/shared/area.ts'

/** One thing that a draft pack changes for one case, against the packs in force. */
export type Difference = {
  readonly what: 'duty' | 'finding' | 'tier' | 'reportIn' | 'termEnd' | 'threeYearsClean'
  /** Kind of the duty or finding; empty for the others. */
  readonly kind: string
  readonly change: 'gained' | 'lost' | 'moved'
  /** Day and status, tier or day: what it was and what it will be; null where there was or will be nothing. */
  readonly from: string | null
  readonly to: string | null
}

/** What moves for one case when it is replayed under a draft instead of the packs in force, on the same journal and day. */
export function differencesOf(before: CaseState, after: CaseState): readonly Difference[] {
  return [
    ...listed('duty', before.duties, after.duties, (d) => `${d.dueOn} ${d.status}`),
    ...listed('finding', before.findings, after.findings, (f) => f.on),
    ...single('tier', before.tier.proposed, after.tier.proposed),
    ...single('reportIn', before.reportIn.dueOn, after.reportIn.dueOn),
    ...single('termEnd', before.term.endsOn, after.term.endsOn),
    ...single('threeYearsClean', before.threeYearsCleanOn, after.threeYearsCleanOn),
  ]
}

function listed<T extends Duty | Finding>(
  what: 'duty' | 'finding',
  before: readonly T[],
  after: readonly T[],
  say: (item: T) => string,
): Difference[] {
  const was = new Map(before.map((item) => [item.id, item]))
  const found: Difference[] = []
  for (const item of after) {
    const old = was.get(item.id)
    was.delete(item.id)
    if (!old) found.push({ what, kind: item.kind, change: 'gained', from: null, to: say(item) })
    else if (say(old) !== say(item))
      found.push({ what, kind: item.kind, change: 'moved', from: say(old), to: say(item) })
  }
  for (const old of was.values())
    found.push({ what, kind: old.kind, change: 'lost', from: say(old), to: null })
  return found
}

function single(what: Difference['what'], from: string | null, to: string | null): Difference[] {
  if (from === to) return []
  const change = from === null ? 'gained' : to === null ? 'lost' : 'moved'
  return [{ what, kind: '', change, from, to }]
}

/** Sums of a forecast for one county: `counts` by `duty visit gained`. */
export type ForecastSum = { cases: number; changed: number; counts: Record<string, number> }

/** Adds one case to the sums, under the county of its place of execution (`cn` where there is none). */
export function addToForecast(
  sums: Map<string, ForecastSum>,
  after: CaseState,
  differences: readonly Difference[],
): void {
  const area = after.executionPlace === null ? 'cn' : ancestorOf(after.executionPlace, 'county')
  let sum = sums.get(area)
  if (!sum) {
    sum = { cases: 0, changed: 0, counts: {} }
    sums.set(area, sum)
  }
  sum.cases++
  if (differences.length > 0) sum.changed++
  for (const d of differences) {
    const key = [d.what, d.kind, d.change].filter(Boolean).join(' ')
    sum.counts[key] = (sum.counts[key] ?? 0) + 1
  }
}
