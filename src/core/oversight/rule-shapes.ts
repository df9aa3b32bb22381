import { z } from 'zod'
import { areaLevels } from '#core/shared/area.ts'

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Key = z.string().regex(/^[a-z][A-Za-z0-9]*$/)

const Named = z.strictObject({ key: Key, title: Words })
export type Named = z.infer<typeof Named>

/** A list of things with a name: the seven haves, the functions of a centre, rooms, kinds and sources of money. */
export const NamedList = noTwins(z.array(Named).min(1))

export const Severities = noTwins(
  z
    .array(
      Named.extend({
        days: z.number().int().positive(),
        /** Its remedy is handed in with a photograph or a paper. */
        evidence: z.boolean(),
      }),
    )
    .min(1),
)
export type Severity = z.infer<typeof Severities>[number]

export const SampleSize = z
  .strictObject({
    percent: z.number().positive().max(100),
    atLeast: z.number().int().positive(),
    atMost: z.number().int().positive(),
  })
  .refine((s) => s.atLeast <= s.atMost, 'atLeast is more than atMost')
export type SampleSize = z.infer<typeof SampleSize>

const ChecklistItem = z.strictObject({ key: Key, clause: z.string().min(1), severity: Key, says: Words })
const Checklist = z.strictObject({
  key: Key,
  /** `office`: answered once a visit. `file`: answered for each file drawn. */
  of: z.enum(['office', 'file']),
  title: Words,
  items: noTwins(z.array(ChecklistItem).min(1)),
})
export type Checklist = z.infer<typeof Checklist>
export const Checklists = noTwins(z.array(Checklist).min(1))

const Title = Named.extend({ kind: z.enum(['unit', 'point']), level: z.enum(areaLevels) })
export type DemonstrationTitle = z.infer<typeof Title>
export const Titles = noTwins(z.array(Title).min(1))

export const criterionGroups = ['leadership', 'institution', 'measures', 'effect'] as const
const base = Named.extend({ group: z.enum(criterionGroups) })
const Criterion = z.discriminatedUnion('kind', [
  base.extend({ kind: z.literal('judged') }),
  base.extend({ kind: z.literal('standard'), atLeast: z.number().int().positive() }),
  base
    .extend({
      kind: z.literal('figure'),
      figure: z.string().min(1),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    })
    .refine((c) => (c.atLeast === undefined) !== (c.atMost === undefined), 'needs one of atLeast and atMost'),
])
export type Criterion = z.infer<typeof Criterion>
export const Criteria = noTwins(z.array(Criterion).min(1))

function noTwins<T extends z.ZodType<readonly { readonly key: string }[]>>(list: T) {
  return list.refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'has a key twice')
}
