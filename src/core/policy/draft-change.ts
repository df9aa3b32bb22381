import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'

const Key = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/, 'is not a key')
  .max(60)
const Text = z.string().trim().min(1).max(2000)
/** Null is the day on which the draft takes effect, whichever it will be. */
const FromDay = PlainDate.nullable()

/** Gives a rule a value from a day on; the first value of a key that the pack above does not have needs `means`. */
export const SetValue = z.strictObject({
  do: z.literal('set'),
  rule: Key,
  value: z.unknown().refine((v) => v !== undefined && v !== null, 'has no value'),
  clause: Key,
  from: FromDay,
  /** Exclusive; from that day what was there before holds again. */
  to: PlainDate.nullable(),
  reading: z.boolean(),
  because: Text.nullable(),
  means: Text.nullable().optional(),
  unit: z.string().max(20).nullable().optional(),
})
export type SetValue = z.infer<typeof SetValue>

/** Ends the pack's own value of a rule: what the pack above says holds again. */
const EndValue = z.strictObject({ do: z.literal('end'), rule: Key, from: FromDay })

/** Brings a document of the place itself, for values to rest on. Law (T1–T3) comes with the program and never by a draft. */
const AddClause = z.strictObject({
  do: z.literal('clause'),
  key: Key,
  document: Text,
  clause: Text,
  force: z.enum(['T4', 'T5', 'T6']),
  says: Text,
  text: Text.nullable(),
  from: PlainDate,
})

/** One change of a draft against the pack in force. */
export const DraftChange = z.discriminatedUnion('do', [SetValue, EndValue, AddClause])
export type DraftChange = z.infer<typeof DraftChange>

const mostChanges = 60
export const DraftChanges = z.array(DraftChange).max(mostChanges)
