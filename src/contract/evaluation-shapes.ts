import { z } from 'zod'
import { roundStages } from '#core/evaluation/round.ts'
import { gradeKeys } from '#core/evaluation/scheme.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const evaluationReaders = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
export const evaluationWriters = ['townshipOffice', 'narcoticsOffice'] as const
export const evaluationBase = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const

export const words = (max: number) => z.string().trim().min(1).max(max)
export const Said = z.object({ zh: z.string(), en: z.string() })
/** Hundredths of a point. */
export const Hundredths = z.number().int()
export const RoundParams = z.strictObject({ roundId: z.uuid() })
export const RoundAreaParams = z.strictObject({ roundId: z.uuid(), area: AreaCode })
export const ItemKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/)
export const Place = z.object({ code: AreaCode, name: z.string() })

export const RoundLine = z.object({
  id: z.string(),
  title: z.string(),
  area: Place,
  level: z.enum(['province', 'city', 'county', 'township']),
  span: z.enum(['year', 'halfYear']),
  day: PlainDate,
  stage: z.enum(roundStages),
  selfUntil: PlainDate,
  reviewUntil: PlainDate,
  appealUntil: PlainDate.nullable(),
  /** How many of the areas have handed in their self-assessment; null for those who may not know. */
  submitted: z.number().int().nullable(),
  areas: z.number().int().nullable(),
  /** `office`: it is the reader's own round; `area`: the reader is evaluated; `other`: reads only. */
  mine: z.enum(['office', 'area', 'other']),
})
export type RoundLine = z.infer<typeof RoundLine>

/** An item of the scheme, in words: what is counted or judged, and how it becomes points. */
export const ItemHead = z.object({
  key: ItemKey,
  kind: z.enum(['computed', 'judged']),
  group: z.string().nullable(),
  title: Said,
  weight: Hundredths,
  /** How a value becomes points, with its numbers. */
  rule: Said,
  figure: z.string().nullable(),
  criteria: Said.nullable(),
  evidence: Said.nullable(),
})
export type ItemHead = z.infer<typeof ItemHead>

export const SchemeHead = z.object({
  title: Said,
  base: Hundredths,
  levels: z.array(z.string()),
  periods: z.array(z.string()),
  groups: z.array(z.object({ key: z.string(), title: Said })),
  items: z.array(ItemHead),
  deductions: z.array(
    z.object({ key: ItemKey, title: Said, rule: Said, found: z.boolean(), figure: z.string().nullable() }),
  ),
  extras: z.array(z.object({ key: ItemKey, title: Said, rule: Said, atMost: Hundredths })),
  vetoes: z.array(z.object({ key: ItemKey, title: Said, puts: z.enum(gradeKeys) })),
  grades: z.array(z.object({ key: z.enum(gradeKeys), from: Hundredths })),
  reviewers: z.number().int(),
  differsFrom: z.number(),
  smallBelow: z.number().int(),
  /** Clause and source, and whether it is our reading. */
  source: z.object({ clause: z.string(), says: z.string(), reading: z.boolean(), pack: z.string() }),
  sha256: z.string().nullable(),
})
export type SchemeHead = z.infer<typeof SchemeHead>

export const ShownItem = z.object({
  key: ItemKey,
  max: Hundredths,
  /** Null: not counted yet, or not shown because few people stand behind it. */
  points: Hundredths.nullable(),
  numerator: z.number().int().nullable(),
  denominator: z.number().int().nullable(),
  hidden: z.boolean(),
  marks: z.number().int(),
  differs: z.boolean(),
})
export type ShownItem = z.infer<typeof ShownItem>

export const ShownScore = z.object({
  items: z.array(ShownItem),
  deductions: z.array(
    z.object({ key: ItemKey, count: z.number().int().nullable(), points: Hundredths.nullable() }),
  ),
  extra: Hundredths,
  vetoes: z.array(z.string()),
  total: Hundredths,
  grade: z.enum(gradeKeys),
})
export type ShownScore = z.infer<typeof ShownScore>

export const MatrixRow = z.object({
  area: Place,
  /** Null where the number itself is not shown. */
  people: z.number().int().nullable(),
  submitted: z.boolean(),
  score: ShownScore.nullable(),
  rank: z
    .object({
      group: z.enum(['usual', 'small']),
      rank: z.number().int(),
      of: z.number().int(),
      tied: z.boolean(),
      last: z.boolean(),
    })
    .nullable(),
  appeals: z.object({ open: z.number().int(), all: z.number().int() }),
  findings: z.number().int(),
})
export type MatrixRow = z.infer<typeof MatrixRow>
