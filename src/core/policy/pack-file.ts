import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { forces } from './policy.ts'

/** What stands in the files of one pack folder, as written; `assemblePack` turns it into a `Pack`. */
export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Key = z.string().regex(/^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/, 'is not a key')
const Seen = z.enum(['text', 'secondary'])

export const PackHead = z.strictObject({
  key: z.string().regex(/^cn(-\d{2,3})*$/, 'is not the name of a pack (cn, cn-32, cn-32-05)'),
  area: AreaCode,
  title: Words,
  /** Another territory's pack taken over as it is, under what this pack says itself. */
  adopts: z.string().optional(),
})

/** Facts that many clauses of one document share; a clause points at it with `of`. */
const ClauseDocument = z.strictObject({
  document: z.string().min(1),
  force: z.enum(forces),
  from: PlainDate,
  to: PlainDate.optional(),
  seen: Seen.optional(),
})

const ClauseEntry = z.strictObject({
  key: Key,
  of: z.string().optional(),
  document: z.string().min(1).optional(),
  clause: z.string().min(1),
  force: z.enum(forces).optional(),
  says: Words,
  text: z.string().min(1).optional(),
  seen: Seen.optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
})

const ValueEntry = z.strictObject({
  value: z.unknown().refine((v) => v !== undefined && v !== null, 'has no value'),
  clause: Key,
  from: PlainDate,
  to: PlainDate.optional(),
  reading: z.boolean().optional(),
  because: Words.optional(),
})
export type ValueEntry = z.infer<typeof ValueEntry>

export const RuleEntry = z.strictObject({
  key: Key,
  means: Words.optional(),
  unit: z.string().optional(),
  /** Set where practice, not law, is to be held; what a statute or ministry rule says is locked by itself. */
  locked: z.boolean().optional(),
  /** A locked list that lower packs may lengthen and never shorten (Shanghai's sixth member of the work group). */
  mayAdd: z.boolean().optional(),
  /** `same`: facts older than the first value are counted by it, marked as a reading. */
  olderCases: z.literal('same').optional(),
  values: z.array(ValueEntry).min(1, 'has no value'),
})
export type RuleEntry = z.infer<typeof RuleEntry>

const Plain = z.union([z.string(), z.number(), z.boolean()])
export const Example = z.strictObject({
  says: z.string().min(1),
  /** What kind of arithmetic is checked; `check-example.ts` holds one function for each. */
  check: z.enum(['lastDay', 'workDay', 'termEnd', 'reached', 'value', 'tier']),
  given: z.record(z.string(), z.unknown()),
  expect: z.union([Plain, z.array(Plain), z.record(z.string(), z.unknown())]),
})
export type Example = z.infer<typeof Example>

export const ClausesFile = z.strictObject({
  documents: z.record(z.string(), ClauseDocument).optional(),
  clauses: z.array(ClauseEntry),
})

export const TopicFile = z.strictObject({
  /** Name of the shelf; the nation's pack gives it, lower packs add to the shelf. */
  title: Words.optional(),
  rules: z.array(RuleEntry).optional(),
  examples: z.array(Example).optional(),
})

/** One file as read: its name inside the folder and its parsed content. */
export type RawFile = { readonly path: string; readonly content: unknown }
/** One folder of `policies/`, parsed but not checked. */
export type RawPack = { readonly folder: string; readonly files: readonly RawFile[] }
