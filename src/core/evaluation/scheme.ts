import { z } from 'zod'

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'is not a key')
const Positive = z.number().positive().max(1000)
const Share = z.number().min(0).max(1)

/** How a value becomes a share of the weight. Percent figures are written in percent (97), others as they are (2). */
export const Scoring = z.discriminatedUnion('by', [
  /** From `zero` (none) to the target (all) in one line; `pack`: the target of the rules of the place on the last day. */
  z.strictObject({
    by: z.literal('linear'),
    target: z.union([z.number(), z.literal('pack')]),
    zero: z.number().optional(),
  }),
  /** The share of the first step that the value reaches, best step first. */
  z.strictObject({
    by: z.literal('steps'),
    steps: z
      .array(z.strictObject({ at: z.number(), share: Share }))
      .min(1)
      .max(10),
  }),
  /** Nothing outside `from`, there at once `fromShare`, then in one line to all at `full`. */
  z.strictObject({ by: z.literal('band'), from: z.number(), fromShare: Share, full: z.number() }),
])
export type Scoring = z.infer<typeof Scoring>

const ComputedItem = z.strictObject({
  key: Key,
  group: Key.optional(),
  weight: Positive,
  /** Key of the figure; its own key where left out. */
  figure: z.string().optional(),
  scoring: Scoring.default({ by: 'linear', target: 'pack' }),
})
const JudgedItem = z.strictObject({
  key: Key,
  group: Key.optional(),
  weight: Positive,
  title: Words,
  criteria: Words,
  /** What the area is asked to show. */
  evidence: Words.optional(),
})
export type ComputedItem = z.infer<typeof ComputedItem>
export type JudgedItem = z.infer<typeof JudgedItem>

const CountedDeduction = z.strictObject({
  key: Key,
  figure: z.string(),
  /** `missing`: what lies below the line and not above it; `numerator`: what is counted. */
  counts: z.enum(['missing', 'numerator']),
  title: Words.optional(),
  each: Positive,
  atMost: Positive,
})
const FoundDeduction = z.strictObject({
  key: Key,
  title: Words,
  criteria: Words,
  each: Positive,
  atMost: Positive,
})

export const gradeKeys = ['excellent', 'good', 'basic', 'failed'] as const
export type GradeKey = (typeof gradeKeys)[number]
const Grade = z.strictObject({ key: z.enum(gradeKeys), from: z.number().min(0) })

export const consequenceKinds = ['interview', 'listing', 'rectification', 'praise', 'reward'] as const
export type ConsequenceKind = (typeof consequenceKinds)[number]
export const consequenceReasons = [
  'lastPlace',
  'lastPlaceYears',
  'listedAbove',
  'grade',
  'firstPlaces',
  'veto',
] as const
/** Who holds the talk: the head of the narcotics control office, or of the committee above it. */
export const interviewers = ['officeHead', 'committeeHead'] as const
export type Interviewer = (typeof interviewers)[number]

const Consequence = z.strictObject({
  when: z.enum(consequenceReasons),
  grade: z.enum(gradeKeys).optional(),
  years: z.int().min(2).max(10).optional(),
  places: z.int().min(1).max(50).optional(),
  kind: z.enum(consequenceKinds),
  by: z.enum(interviewers).optional(),
  /** Days to do it in, from the decision. */
  days: z.int().min(1).max(730).optional(),
})
export type ConsequenceRule = z.infer<typeof Consequence>

/** A way of evaluating areas, as a pack gives it (rule `evaluation.scheme`). */
export const Scheme = z.strictObject({
  title: Words.optional(),
  base: Positive,
  levels: z
    .array(z.enum(['province', 'city', 'county', 'township']))
    .min(1)
    .default(['township', 'county']),
  periods: z
    .array(z.enum(['year', 'halfYear']))
    .min(1)
    .default(['year']),
  groups: z.array(z.strictObject({ key: Key, title: Words })).default([]),
  indicators: z.array(z.union([JudgedItem, ComputedItem])).min(1),
  deductions: z.array(z.union([CountedDeduction, FoundDeduction])).default([]),
  extras: z
    .strictObject({
      atMost: Positive,
      items: z.array(z.strictObject({ key: Key, title: Words, criteria: Words, atMost: Positive })).min(1),
    })
    .optional(),
  vetoes: z.array(z.strictObject({ key: Key, title: Words, puts: z.enum(gradeKeys) })).default([]),
  grades: z.array(Grade).min(1),
  floor: z.number().min(0).default(0),
  /** How many reviewers mark a judged item, and from what share of its maximum their difference is pointed out. */
  review: z
    .strictObject({ reviewers: z.int().min(1).max(9), differsFrom: Share })
    .default({ reviewers: 2, differsFrom: 0.2 }),
  /** Areas with fewer people on file are ranked among themselves; a group of fewer than `least` areas has no last place. */
  fair: z
    .strictObject({ smallBelow: z.int().min(0), least: z.int().min(2) })
    .default({ smallBelow: 20, least: 3 }),
  consequences: z.array(Consequence).default([]),
})
export type Scheme = z.infer<typeof Scheme>
export type Indicator = Scheme['indicators'][number]
export type Deduction = Scheme['deductions'][number]

export function isJudged(item: Indicator): item is JudgedItem {
  return 'criteria' in item
}

export function isFound(deduction: Deduction): deduction is z.infer<typeof FoundDeduction> {
  return 'criteria' in deduction
}

export function figureOf(item: ComputedItem): string {
  return item.figure ?? item.key
}

/** The figures that a scheme counts by. */
export function figuresOf(scheme: Scheme): readonly string[] {
  const items = scheme.indicators.flatMap((i) => (isJudged(i) ? [] : [figureOf(i)]))
  const deductions = scheme.deductions.flatMap((d) => (isFound(d) ? [] : [d.figure]))
  return [...new Set([...items, ...deductions])]
}
