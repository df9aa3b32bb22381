import { z } from 'zod'
import { reasonLevels } from '#core/orders/reason-level.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A reason in words, with the cell it is about. */
export const ShownReason = z.object({
  code: z.string(),
  level: z.enum(reasonLevels),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  says: Words,
  mend: Words,
  clause: z.string().nullable(),
})
export type ShownReason = z.infer<typeof ShownReason>

export const rowStatuses = [
  'read',
  'waiting',
  'accepting',
  'accepted',
  'returned',
  'withdrawn',
  'undoing',
  'undone',
] as const
export const importStatuses = ['uploaded', 'reading', 'previewed', 'sent', 'undone', 'failed'] as const

/** A list that was sent, with how far it has come. Counts add up to `rowsRead`. */
export const OrderImport = z.object({
  id: z.string(),
  source: z.enum(['workbook', 'hand']),
  status: z.enum(importStatuses),
  fileName: z.string(),
  by: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  fault: z.object({ says: Words, mend: Words }).nullable(),
  passedOver: z.array(z.string()),
  rowsTotal: z.number().int(),
  rowsRead: z.number().int(),
  standings: z.object({ ready: z.number().int(), warning: z.number().int(), refused: z.number().int() }),
  statuses: z.record(z.enum(rowStatuses), z.number().int()),
  /** True where no other person could accept what this one sent. */
  mine: z.boolean(),
})
export type OrderImport = z.infer<typeof OrderImport>

/** One order on its way, as its sender and its receiver see it. */
export const OrderRow = z.object({
  id: z.string(),
  importId: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  name: z.string(),
  standing: z.enum(['ready', 'warning', 'refused']),
  status: z.enum(rowStatuses),
  measure: z.string().nullable(),
  documentNo: z.string().nullable(),
  decidedOn: PlainDate.nullable(),
  servedOn: PlainDate.nullable(),
  township: z.string().nullable(),
  townshipName: z.string().nullable(),
  sentBy: z.string(),
  sentAt: z.string().nullable(),
  reasons: z.array(ShownReason),
  sentBackBecause: z.string().nullable(),
  caseId: z.string().nullable(),
})
export type OrderRow = z.infer<typeof OrderRow>

/** What the writer knows of a person before anything is created; travels in the body, never in a URL. */
export const PersonSearch = z
  .strictObject({
    idNumber: z.string().trim().min(6).max(30).optional(),
    phone: z.string().trim().min(5).max(20).optional(),
    name: z.string().trim().min(2).max(60).optional(),
  })
  .refine((s) => s.idNumber !== undefined || s.phone !== undefined || s.name !== undefined)

export const KnownPerson = z.object({
  personId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  sex: z.string(),
  birthYear: z.number().int().nullable(),
  cases: z.array(z.object({ caseId: z.string(), measure: z.string().nullable(), stage: z.string() })),
  /** Somebody whose release stands in the register: the order joins it. */
  release: z.object({ releaseId: z.string(), releasedOn: PlainDate }).nullable(),
})
export type KnownPerson = z.infer<typeof KnownPerson>
