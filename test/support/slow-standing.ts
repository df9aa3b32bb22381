import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** In the order of days, and without what was struck or successfully objected to. */
export function standingEntries(all: readonly Entry[], order: readonly string[]): Entry[] {
  const sorted = [...all].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1
    const rank = order.indexOf(a.type) - order.indexOf(b.type)
    return rank !== 0 ? rank : a.id < b.id ? -1 : 1
  })
  const stands = (e: Entry): boolean => {
    const strikes = sorted.filter((s) => s.type === 'struck' && s.data['entry'] === e.id)
    if (strikes.some(stands)) return false
    const decisions = sorted
      .filter((d) => d.type === 'objectionDecided' && d.data['about'] === e.id)
      .filter(stands)
    return decisions.at(-1)?.data['upheld'] !== true
  }
  return sorted.filter(stands)
}

export type SlowResult = {
  readonly id: string
  readonly on: PlainDate
  readonly positive: boolean
  readonly waiting: boolean
  readonly settledOn: PlainDate
  readonly hair: boolean
}

const levels = ['onSite', 'lab', 'retest']

/** Tests with a result that counts: one per sample (the highest level, then the latest), none that an upheld objection took. */
export function effectiveTests(entries: readonly Entry[]): SlowResult[] {
  const results: SlowResult[] = []
  const taken: { no: unknown; level: number; hair: boolean }[] = []
  const chains = chained(entries)
  for (const e of entries) {
    if (e.type !== 'testTaken' || e.data['result'] === 'invalid') continue
    if (chains.has(e.id)) continue
    const decision = entries
      .filter((d) => d.type === 'testObjectionDecided' && d.data['test'] === e.id)
      .at(-1)
    if (decision?.data['upheld'] === true) continue
    const objected = entries.some((o) => o.type === 'testObjected' && o.data['test'] === e.id)
    const level = levels.indexOf(String(e.data['level']))
    const below = taken.findLastIndex(
      (t) =>
        e.data['sampleNo'] !== undefined &&
        t.no === e.data['sampleNo'] &&
        t.hair === (e.data['sample'] === 'hair') &&
        t.level < level,
    )
    const result: SlowResult = {
      id: e.id,
      on: results[below]?.on ?? e.on,
      positive: e.data['result'] === 'positive',
      waiting: objected && !decision,
      settledOn: later(e.on, decision?.on),
      hair: e.data['sample'] === 'hair',
    }
    const sample = { no: e.data['sampleNo'], level, hair: result.hair }
    if (below >= 0) {
      results[below] = result
      taken[below] = sample
    } else {
      results.push(result)
      taken.push(sample)
    }
  }
  for (const members of new Set(chains.values())) {
    const decisionOn = (t: Entry) =>
      entries.filter((d) => d.type === 'testObjectionDecided' && d.data['test'] === t.id).at(-1)
    const best = members
      .filter((t) => t.data['result'] !== 'invalid' && decisionOn(t)?.data['upheld'] !== true)
      .reduce<Entry | undefined>(
        (top, t) =>
          top && levels.indexOf(String(top.data['level'])) > levels.indexOf(String(t.data['level']))
            ? top
            : t,
        undefined,
      )
    if (!best) continue
    const decision = decisionOn(best)
    const named = new Set(members.map((t) => t.id))
    const root = members.find((t) => !named.has(String(t.data['of']))) ?? best
    results.push({
      id: best.id,
      on: root.on,
      positive: best.data['result'] === 'positive',
      waiting: entries.some((o) => o.type === 'testObjected' && o.data['test'] === best.id) && !decision,
      settledOn: later(best.on, decision?.on),
      hair: best.data['sample'] === 'hair',
    })
  }
  return results.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The tests that name one another, by `of`, each with all of its sample; those that stand alone are not here. */
function chained(entries: readonly Entry[]): Map<string, readonly Entry[]> {
  const tests = entries.filter((e) => e.type === 'testTaken')
  const found = new Map<string, readonly Entry[]>()
  for (const t of tests) {
    const of = tests.find((other) => other.id === t.data['of'])
    if (!of) continue
    const all = new Set([...(found.get(of.id) ?? [of]), ...(found.get(t.id) ?? [t])])
    const together = tests.filter((other) => all.has(other))
    for (const one of together) found.set(one.id, together)
  }
  return found
}

function later(a: PlainDate, b: PlainDate | undefined): PlainDate {
  return b !== undefined && b > a ? b : a
}
