import { prepareJournal } from '#core/case/replay/prepare-journal.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { proposeTier } from './propose-tier.ts'
import { readTier, type TierReading } from './read-tier.ts'
import type { TierScheme } from './scheme.ts'
import { schemeOn } from './tier-history.ts'

/** From `from` on, so many points and this tier proposed, until the next step. */
export type TierStep = { readonly from: PlainDate; readonly points: number; readonly tier: string | null }

/** A fact behind the proposal, with how long it weighs. */
export type WeighedFact = {
  readonly fact: string
  readonly on: PlainDate
  readonly points: number
  /** Points while it weighs in full. */
  readonly full: number
  readonly evidence: readonly string[]
  readonly ongoing: boolean
  /** The tier in which it holds the person at least, while it weighs in full. */
  readonly holds: string | null
  /** The last steps of its fading: halved from, gone from; null where it does not (it goes on, or adds up by months). */
  readonly halvesOn: PlainDate | null
  readonly goneOn: PlainDate | null
}

export type TierPicture = {
  readonly facts: readonly WeighedFact[]
  /** As it was on each day of the past year by what is known today; and what fading alone does in the coming year. */
  readonly past: readonly TierStep[]
  readonly ahead: readonly TierStep[]
}

const months = 12

/** The points over a year back and a year ahead, in the steps in which they move. */
export function pointsOverTime(journal: readonly Entry[], book: PolicyBook, today: PlainDate): TierPicture {
  const prepared = prepareJournal(journal)
  const now = readTier(prepared, book, today)
  if (now.weighed === null) return { facts: [], past: [], ahead: [] }
  const scheme = schemeOn(now.weighed.policy, today)
  const from = addMonths(today, -months)
  const past = stepsOf(
    [...daysOf(now, scheme), from, today].filter((d) => d >= from && d <= today),
    (day) => {
      const read = readTier(prepared, book, day)
      return read.weighed?.proposed.proposed === null || read.weighed === null ? null : read.weighed.proposed
    },
  )
  return { facts: weighedFacts(now, scheme), past, ahead: aheadOf(now, today) }
}

/** Days on which points may have moved: each fact, its fading, the months of steadiness since it. */
function daysOf({ weighed }: TierReading, scheme: TierScheme | undefined): PlainDate[] {
  if (weighed === null || !scheme) return []
  const { input } = weighed
  const steady = scheme.facts.find((f) => f.fact === 'steadyMonths')
  const starts = [...input.facts.map((f) => f.on), ...(input.steadySince === null ? [] : [input.steadySince])]
  return [
    ...input.facts.flatMap((f) => {
      const rule = scheme.facts.find((s) => s.fact === f.kind)
      if (!rule) return [f.on]
      return [f.on, addDays(f.on, rule.days), addDays(f.on, rule.days + (rule.fades ?? 0))]
    }),
    ...(steady
      ? starts.flatMap((on) =>
          Array.from({ length: Math.min(steady.atMost ?? 8, 8) }, (_, i) =>
            addMonths(on, (i + 1) * (steady.everyMonths ?? months)),
          ),
        )
      : []),
  ]
}

function stepsOf(
  days: readonly PlainDate[],
  at: (day: PlainDate) => { readonly points: number; readonly proposed: string | null } | null,
): TierStep[] {
  const steps: TierStep[] = []
  for (const from of [...new Set(days)].sort()) {
    const then = at(from)
    const step = { from, points: then?.points ?? 0, tier: then?.proposed ?? null }
    const last = steps.at(-1)
    if (last && last.points === step.points && last.tier === step.tier) continue
    if (!last && step.tier === null) continue
    steps.push(step)
  }
  return steps
}

/** Fading alone, from change to change. */
function aheadOf({ weighed }: TierReading, today: PlainDate): TierStep[] {
  if (weighed === null) return []
  const { input, policy } = weighed
  const until = addMonths(today, months)
  const steps: TierStep[] = []
  let next = weighed.proposed.nextChangeOn
  while (next !== null && next <= until) {
    const then = proposeTier(input, policy, next)
    steps.push({ from: next, points: then.points, tier: then.proposed })
    next = then.nextChangeOn
  }
  return steps
}

function weighedFacts({ weighed }: TierReading, scheme: TierScheme | undefined): WeighedFact[] {
  if (weighed === null) return []
  return weighed.proposed.because.map((b) => {
    const rule = scheme?.facts.find((f) => f.fact === b.fact)
    const ongoing = weighed.input.facts.some(
      (f) => f.kind === b.fact && f.on === b.on && f.ongoing === true && f.evidence[0] === b.evidence[0],
    )
    const fixed = rule === undefined || rule.everyMonths !== undefined || ongoing
    const halvesOn = fixed ? null : addDays(b.on, rule.days)
    return {
      ...{ fact: b.fact, on: b.on, points: b.points, evidence: b.evidence, ongoing },
      full: rule?.everyMonths !== undefined ? b.points : (rule?.points ?? b.points),
      holds: rule?.puts !== undefined && b.points === rule.points ? rule.puts : null,
      halvesOn: rule?.fades ? halvesOn : null,
      goneOn: fixed || rule === undefined ? null : addDays(b.on, rule.days + (rule.fades ?? 0)),
    }
  })
}
