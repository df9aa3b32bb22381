import { z } from 'zod'
import type { Words } from '#core/shared/decision.ts'
import type { ColumnKey } from './columns.ts'
import { titleOf } from './find-column.ts'
import { type ReasonLevel, reasonLevels } from './reason-level.ts'
import { reasonWords } from './reason-words.ts'

export type ReasonCode = keyof typeof reasonWords

/**
 * Why an order or one of its cells can not be taken (`refused`), must be looked at by a person (`warning`) or is worth
 * knowing (`note`). Kept as code and arguments, said in words when shown; arguments never hold the person's own data.
 */
export type Reason = {
  readonly code: ReasonCode
  readonly level: ReasonLevel
  readonly column?: ColumnKey | undefined
  /** `C12`, where it came from a workbook. */
  readonly cell?: string | undefined
  readonly args?: Readonly<Record<string, string>> | undefined
  readonly clause?: string | undefined
}

export const Reason: z.ZodType<Reason> = z.object({
  code: z.string().refine((c): c is ReasonCode => c in reasonWords) as z.ZodType<ReasonCode>,
  level: z.enum(reasonLevels),
  column: z.string().optional() as z.ZodType<ColumnKey | undefined>,
  cell: z.string().optional(),
  args: z.record(z.string(), z.string()).optional(),
  clause: z.string().optional(),
})

export function reason(
  code: ReasonCode,
  column?: ColumnKey,
  more: { args?: Readonly<Record<string, string>>; clause?: string; level?: ReasonLevel } = {},
): Reason {
  const { level, ...rest } = more
  return { code, level: level ?? reasonWords[code].level, ...(column ? { column } : {}), ...rest }
}

/** What is wrong and how to mend it, as a person would say it. */
export function sayReason(r: Reason): { readonly says: Words; readonly mend: Words } {
  const { zh, en, mendZh, mendEn } = reasonWords[r.code]
  const title = r.column ? titleOf(r.column) : { zh: '本行', en: 'This row' }
  const fill = (sentence: string, column: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, key: string) => (key === 'column' ? column : (r.args?.[key] ?? '')))
  return {
    says: { zh: fill(zh, title.zh), en: fill(en, title.en) },
    mend: { zh: fill(mendZh, title.zh), en: fill(mendEn, title.en) },
  }
}

export type OrderStanding = 'ready' | 'warning' | 'refused'

/** An order stands as its worst reason does; notes do not count. */
export function standingOf(reasons: readonly Reason[]): OrderStanding {
  if (reasons.some((r) => r.level === 'refused')) return 'refused'
  return reasons.some((r) => r.level === 'warning') ? 'warning' : 'ready'
}
