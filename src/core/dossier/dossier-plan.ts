import { z } from 'zod'
import { findingKinds } from '#core/case/case-state.ts'
import { Words } from '#core/policy/pack-file.ts'

const Types = z.array(z.string().min(1)).min(1)
const FormIds = z.array(z.string().regex(/^F-\d{2}[a-z]?$/)).min(1)

/** One thing that a complete file holds: its record in the journal, its papers, and from when on or on what ground. */
const ChecklistItem = z.strictObject({
  id: z.string().min(1),
  names: Words,
  clause: z.string().min(1),
  entries: Types.optional(),
  forms: FormIds.optional(),
  /** Not asked before the person reported in, or before the end. */
  from: z.enum(['reportIn', 'end']).optional(),
  /** Asked only where one of these is there. */
  when: z
    .strictObject({ entries: Types.optional(), findings: z.array(z.enum(findingKinds)).optional() })
    .optional(),
  /** The law does not ask for it in the file: local standards and we do. */
  reading: z.boolean().default(false),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

const Column = z.strictObject({ key: z.string(), head: z.string(), width: z.string().optional() })

const Part = z.strictObject({
  title: Words,
  facts: z.array(z.string()).default([]),
  table: z.strictObject({ field: z.string(), columns: z.array(Column).min(1) }).optional(),
  entries: z.array(z.string()).default([]),
})
export type DossierPart = z.infer<typeof Part>

/** `forms/dossier.yaml`. */
export const DossierPlan = z.strictObject({
  checklist: z.array(ChecklistItem).min(1),
  parts: z.array(Part).min(1),
  /** Entry types that no part lists because facts or tables tell them; a test holds that no type is forgotten. */
  toldOtherwise: z.array(z.string()),
})
export type DossierPlan = z.infer<typeof DossierPlan>
