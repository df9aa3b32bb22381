import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const idKinds = ['residentId', 'passport', 'permit', 'other'] as const
export const venues = ['hukou', 'residence', 'facility'] as const
export const serviceWays = [
  'direct',
  'family',
  'employer',
  'committee',
  'leftInPlace',
  'entrusted',
  'mail',
  'electronic',
] as const

const text = (max: number) => z.string().trim().min(1).max(max)

/** The person an order names, as the decision gives them. */
export const OrderPerson = z.strictObject({
  name: text(60),
  sex: z.enum(['male', 'female']),
  idKind: z.enum(idKinds),
  idNumber: text(30),
  birthDate: PlainDate,
  phone: z
    .string()
    .regex(/^[\d+ -]{5,20}$/)
    .optional(),
  hukouPlace: AreaCode.optional(),
  hukouAddress: text(200).optional(),
  hukouPolice: text(80).optional(),
  residencePlace: AreaCode.optional(),
  residenceAddress: text(200).optional(),
  residencePolice: text(80).optional(),
})
export type OrderPerson = z.output<typeof OrderPerson>

/** The decision itself (forms F-01, F-02). `termMonths` and `creditDays` as the decision states them. */
export const OrderTerms = z.strictObject({
  measure: z.enum(['communityDetox', 'communityRehab']),
  organ: text(80),
  organLevel: z.enum(['county', 'city']),
  documentNo: text(60),
  decidedOn: PlainDate,
  termMonths: z.int().min(1).max(120).optional(),
  creditDays: z.int().min(0).max(4000).optional(),
  statedFrom: PlainDate.optional(),
  statedTo: PlainDate.optional(),
  executionPlace: AreaCode,
  venue: z.enum(venues),
  releasedOn: PlainDate.optional(),
})
export type OrderTerms = z.output<typeof OrderTerms>

/** What is known of its service (F-03). The day the person got it starts the report-in clock. */
const OrderService = z.strictObject({
  servedOn: PlainDate.optional(),
  way: z.enum(serviceWays).optional(),
  familyServedOn: PlainDate.optional(),
})

/** An order as it is about to be registered, by hand or from a row of a workbook. */
export const OrderDraft = z.strictObject({ person: OrderPerson, order: OrderTerms, service: OrderService })
export type OrderDraft = z.output<typeof OrderDraft>
