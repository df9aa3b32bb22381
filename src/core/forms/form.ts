import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { dutyKinds, measures, stages } from '#core/case/case-state.ts'
import { Words } from '#core/policy/pack-file.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const Key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'is not a key')

/** What is typed at printing: one line, several lines, a date, one of some words, or a table of lines. */
export const TypedField = z.strictObject({
  typed: Key,
  label: Words,
  kind: z.enum(['text', 'long', 'date', 'choice']).default('text'),
  choices: z.array(z.string().min(1)).min(2).optional(),
  required: z.boolean().default(false),
  /** Words that stand there until the writer changes them. */
  usual: z.string().optional(),
  hint: Words.optional(),
  /** What was drawn up for the agreement, or stands in the register of releases, under this name goes before what is typed. */
  drawn: Key.optional(),
  /** A path of the vocabulary: where the file holds it, it goes before what is typed. */
  held: z
    .string()
    .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/, 'is not a path of the vocabulary')
    .optional(),
  /** Never typed at printing: without a drawn text the paper says it in its own way. */
  onlyDrawn: z.boolean().default(false),
  /** Not in the statute: our reading or local practice. */
  reading: z.boolean().default(false),
})
export type TypedField = z.infer<typeof TypedField>

/** A path of the vocabulary: `person.name` where it is welcome, `person.name!` where the paper says nothing without it. */
const BoundField = z
  .string()
  .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*!?$/, 'is not a path of the vocabulary')

/** One dated wording of a form for an area and everything under it. */
export const FormVersion = z.strictObject({
  version: z.int().min(1),
  area: AreaCode.default('cn'),
  from: PlainDate,
  /** Exclusive. */
  to: PlainDate.optional(),
  template: z
    .string()
    .regex(/^[a-z0-9-]+\.typ$/)
    .default('template.typ'),
  fields: z.array(z.union([BoundField, TypedField])).min(1),
})
export type FormVersion = z.infer<typeof FormVersion>

/**
 * What is known of a form: `statute` – its contents stand in the law; `seen` – a paper or screen in use was read;
 * `name` – only the name was seen, the fields are the statutory floor and ours (law.md §2).
 */
export const knowledge = ['statute', 'seen', 'name'] as const

export const Form = z.strictObject({
  id: z.string().regex(/^F-\d{2}[a-z]?$/, 'is not the id of a form (F-08, F-25b)'),
  names: Words,
  clause: z.string().min(1),
  known: z.enum(knowledge),
  /** What of it is our inference, in words for the one who prints. */
  inferred: Words.optional(),
  /** The word of the kind in document numbers (〔2026〕协3号); a form without it carries no number of ours. */
  number: z.string().min(1).max(4).optional(),
  makers: z.array(z.enum(roles)).min(1),
  readers: z.array(z.enum(roles)).min(1),
  confidentiality: z.enum(['C2', 'C3', 'C4']),
  signers: z.array(Words).min(1),
  /** The kind of entry that the paper is about, where a file may hold several. */
  about: z.array(Key).optional(),
  offered: z.strictObject({
    stages: z.array(z.enum(stages)).optional(),
    measures: z.array(z.enum(measures)).optional(),
    /** Only when the file holds one of these entries, or one of these findings stands. */
    entries: z.array(Key).optional(),
    findings: z.array(Key).optional(),
  }),
  /** Goes against the person: made for one person at a time, never for many. */
  adverse: z.literal(true).optional(),
  /** May be made for many people of a station at once; people are found by the open duties that it serves. */
  batch: z
    .strictObject({
      duties: z.array(z.enum(dutyKinds)),
      /** Fields that may say the same on all papers, by key; whatever else is written is left for the pen. */
      shared: z.array(z.string()).default([]),
      /** A date of the entry that the paper is about, which must not be over. */
      ahead: Key.optional(),
    })
    .optional(),
  versions: z.array(FormVersion).min(1),
})
export type Form = z.infer<typeof Form>

/** `person.name!` as path and whether it must be there. */
export function bound(field: string): { readonly path: string; readonly required: boolean } {
  const required = field.endsWith('!')
  return { path: required ? field.slice(0, -1) : field, required }
}
