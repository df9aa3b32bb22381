import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import {
  enteredReasons,
  environmentResults,
  expectedMeasures,
  passResults,
  releaseReasons,
} from './release-codes.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

const ReleasePerson = z.strictObject({
  name: text(60),
  sex: z.enum(['male', 'female']),
  idNumber: text(30),
  birthDate: PlainDate,
  phone: z
    .string()
    .regex(/^[\d+ -]{5,20}$/)
    .optional(),
  address: text(200).optional(),
})

/** What the assessment before release found. */
export const Diagnosis = z.strictObject({
  physical: z.enum(passResults).optional(),
  mindBody: z.enum(passResults).optional(),
  behaviour: z.enum(passResults).optional(),
  environment: z.enum(environmentResults).optional(),
})
export type Diagnosis = z.output<typeof Diagnosis>

/** What stands sealed on a release, besides the person's own particulars. */
export const ReleaseFacts = z.strictObject({
  facility: text(80),
  facilityContact: text(80).optional(),
  documentNo: text(60).optional(),
  enteredReason: z.enum(enteredReasons).optional(),
  releaseReason: z.enum(releaseReasons).optional(),
  receiver: text(80).optional(),
  receiverPhone: text(40).optional(),
  diagnosis: Diagnosis.optional(),
})
export type ReleaseFacts = z.output<typeof ReleaseFacts>

/** Somebody who is about to leave a facility, as a roster or a form tells it. */
export const ReleaseDraft = z.strictObject({
  person: ReleasePerson,
  facts: ReleaseFacts,
  releaseOn: PlainDate,
  expected: z.enum(expectedMeasures),
  township: AreaCode,
})
export type ReleaseDraft = z.output<typeof ReleaseDraft>
