import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import { partnerKinds, situationKinds } from '#core/special/situation-kinds.ts'
import { type Route, route } from './route.ts'

const staff = ['worker', 'stationHead', 'townshipOffice'] as const
export const specialKinds = ['young', 'minor', 'old', ...situationKinds] as const
const exemptions = ['must', 'may'] as const

const Rule = z.object({
  kind: z.enum(specialKinds),
  since: PlainDate.nullable(),
  until: PlainDate.nullable(),
  ended: z.boolean(),
  certain: z.boolean(),
  exempt: z.enum(exemptions).nullable(),
  clause: z.string(),
  reading: z.boolean(),
  entry: z.string().nullable(),
})
export type ShownSpecialRule = z.infer<typeof Rule>

const Law = z.record(
  z.string(),
  z.object({ document: z.string(), clause: z.string(), says: z.object({ zh: z.string(), en: z.string() }) }),
)

/** The police are told whether isolation is open, until when and by which clause; of what kind the rule is they are not. */
export const showSpecial = route({
  id: 'special.show',
  method: 'GET',
  path: '/api/cases/:caseId/special',
  summary: { zh: '本案适用的特殊规定', en: 'Special rules that touch this case' },
  roles: [...staff, 'policeLiaison'],
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: z.strictObject({ caseId: z.uuid() }),
  reply: z.object({
    rules: z.array(Rule),
    exemption: z
      .object({ exempt: z.enum(exemptions), until: PlainDate.nullable(), clause: z.string() })
      .nullable(),
    guardian: z.boolean(),
    /** A woman's sample is collected by a woman; shown where a special rule is shown. */
    femaleCollector: z.string().nullable(),
    joined: z.array(
      z.object({
        entry: z.string(),
        kind: z.enum(partnerKinds),
        organisation: z.string(),
        contact: z.string().nullable(),
        on: PlainDate,
      }),
    ),
    lacking: z.array(z.enum(partnerKinds)),
    law: Law,
  }),
})

export const SpecialLine = z.object({
  caseId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  rules: z.array(Rule),
  /** The next day on which somebody looks again; a day that has passed is one that nobody has looked at. */
  nextOn: PlainDate.nullable(),
  lacking: z.array(z.enum(partnerKinds)),
})
export type SpecialLine = z.infer<typeof SpecialLine>

export const listSpecial = route({
  id: 'special.list',
  method: 'GET',
  path: '/api/special',
  summary: { zh: '特殊人群', en: 'People with special rules' },
  roles: staff,
  scope: 'area',
  confidentiality: 'C4',
  purpose: 'casework',
  query: z.strictObject({
    kind: z.enum(specialKinds).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({ lines: z.array(SpecialLine), next: z.string().nullable() }),
})

export const specialRoutes: readonly Route[] = [showSpecial, listSpecial]
