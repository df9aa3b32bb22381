import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

/** Somebody to look for who is perhaps on no file here. */
export const ScreeningDraft = z.strictObject({
  name: text(60),
  idNumber: text(30),
  phone: z
    .string()
    .regex(/^[\d+ -]{5,20}$/)
    .optional(),
  address: text(200).optional(),
  township: AreaCode,
  remark: text(200).optional(),
})
export type ScreeningDraft = z.output<typeof ScreeningDraft>
