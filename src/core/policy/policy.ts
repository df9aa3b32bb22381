import type { AreaCode } from '#core/shared/area.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { WorkCalendar } from '#core/shared/work-calendar.ts'

/** T1 statute … T6 local practice (law.md). T1–T3 are law; a lower pack can not change them. */
export const forces = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'] as const
export type Force = (typeof forces)[number]

/** A clause that duties, findings and refusals point at by key, for example `jdtl-14-1` (戒毒条例 第十四条第一款). */
export type Clause = {
  readonly key: string
  readonly document: string
  readonly clause: string
  readonly force: Force
  readonly area: AreaCode
  /** What it says, in one sentence a worker can read aloud. */
  readonly says: Words
  /** Statute wording where `law.md` gives it; absent where only the rule was seen. */
  readonly text?: string
  /** `secondary`: the wording was read only as another document quotes it. */
  readonly seen?: 'text' | 'secondary'
  /** The pack that brings it. */
  readonly pack?: string
  readonly from: PlainDate
  readonly to?: PlainDate
}

/** One dated value of a rule. `reading` marks what is our inference and not the text (law.md conf N). */
export type RuleValue = {
  readonly value: unknown
  readonly clause: string
  readonly from: PlainDate
  readonly to?: PlainDate
  readonly reading?: boolean
  readonly because?: Words
  /** The pack that this value comes from, where packs are laid over each other. */
  readonly pack?: string
}

export type Rule = {
  readonly key: string
  readonly means: Words
  readonly unit?: string
  /** `periods`, `tests`, `tiers` …: the file of the pack that holds it, and the shelf of the policy library. */
  readonly topic?: string
  readonly force: Force
  readonly locked: boolean
  /** A locked list that lower packs may lengthen, never shorten. */
  readonly mayAdd?: boolean
  /** The pack that the values come from: `cn`, `cn-32-05` … */
  readonly pack: string
  /** Newest first. */
  readonly values: readonly RuleValue[]
}

/** A territory's pack with everything above it laid under: what replay and screens look rules up in. */
export type Policy = {
  readonly pack: string
  readonly title: Words
  readonly area: AreaCode
  /** Packs from the nation down to this one: `['cn', 'cn-32', 'cn-32-05']`. */
  readonly chain: readonly string[]
  readonly rules: Readonly<Record<string, Rule>>
  readonly clauses: Readonly<Record<string, Clause>>
  readonly calendar: WorkCalendar
  /** Told of every rule that is looked up; only where somebody wants to know what a replay rests on. */
  readonly onLook?: (key: string) => void
}

/** A rule as it stood on a day: value and source together, as every lookup answers. */
export type Grounded<T> = {
  readonly key: string
  readonly value: T
  readonly clause: string
  readonly reading: boolean
}

/**
 * The rule in force on `date`, or undefined where the pack says nothing for that day.
 * Replay asks this of a place by `PolicyBook`; nothing in the code holds such a number itself.
 */
export function findRule<T = unknown>(policy: Policy, key: string, date: PlainDate): Grounded<T> | undefined {
  const rule = policy.rules[key]
  if (!rule) return undefined
  for (const v of rule.values) {
    if (v.from <= date && (v.to === undefined || date < v.to))
      return { key, value: v.value as T, clause: v.clause, reading: v.reading === true }
  }
  return undefined
}

/** As `findRule`; a rule that must exist and does not is a fault of the pack, so it throws with pack, key and day. */
export function ruleOn<T = unknown>(policy: Policy, key: string, date: PlainDate): Grounded<T> {
  const found = findRule<T>(policy, key, date)
  if (!found) throw new Error(`pack '${policy.pack}' has no rule '${key}' in force on ${date}`)
  return found
}

/** Answers which pack holds at a place; a plain `Policy` holds everywhere (the command line's `--policy`). */
export type PolicyBook = {
  readonly at: (place: AreaCode) => Policy
  /** Days on which adopted packs took effect: figures of a day may turn on them with nothing entered. */
  readonly turns?: readonly PlainDate[]
}

export function everywhere(policy: Policy): PolicyBook {
  return { at: () => policy }
}
