import { z } from 'zod'
import { haveStates } from '#core/oversight/standing.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

/** Heads of stations read; an office writes for itself or for what lies below it, as each route says. */
export const overseers = ['narcoticsOffice', 'townshipOffice', 'stationHead'] as const
export const overseeingWriters = ['narcoticsOffice', 'townshipOffice'] as const
export const oversightBase = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const

export const words = (max: number) => z.string().trim().min(1).max(max)
export const Words = z.object({ zh: z.string(), en: z.string() })
/** Without it the reader's own area; otherwise one below. */
export const InArea = z.strictObject({ area: AreaCode.optional() })
export const Workbook = z.custom<Uint8Array>((v) => v instanceof Uint8Array)
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An area as a row names it. */
export const NamedArea = z.object({ code: z.string(), name: z.string() })
export type NamedArea = z.infer<typeof NamedArea>

/** Where a list of a pack comes from. */
export const Source = z.object({ clause: z.string(), source: z.string(), reading: z.boolean() })
export type Source = z.infer<typeof Source>

export const HaveState = z.enum(haveStates)
export const NamedKey = z.object({ key: z.string(), title: Words })

export const OfficeFile = z.object({
  id: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  byName: z.string(),
  at: z.string(),
})
export type OfficeFile = z.infer<typeof OfficeFile>

export const Day = PlainDate
