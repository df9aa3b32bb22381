import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

export const certificateKinds = ['socialWorker', 'counsellor', 'treatment', 'other'] as const
export const certificateLevels = ['assistant', 'intermediate', 'senior'] as const

/** What figures of staff rest on: dated rows that are added, never changed. */
export const StaffRecord = z.object({
  times: z.array(z.object({ from: PlainDate, fullTime: z.boolean(), socialWorker: z.boolean() })),
  certificates: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(certificateKinds),
      level: z.enum(certificateLevels).nullable(),
      title: z.string(),
      from: PlainDate,
      to: PlainDate.nullable(),
    }),
  ),
  trainings: z.array(z.object({ id: z.string(), on: PlainDate, hours: z.number().int(), topic: z.string() })),
})
export type StaffRecord = z.infer<typeof StaffRecord>

const managers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const base = { roles: managers, scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const
const OfStaff = z.object({ staffId: z.string().min(1).max(64) })

export const showStaffRecord = route({
  ...base,
  id: 'staff.record',
  method: 'GET',
  path: '/api/staff/:staffId/record',
  summary: {
    zh: '工作人员的专兼职、证书和培训',
    en: 'Working time, certificates and trainings of a member of staff',
  },
  params: OfStaff,
  reply: StaffRecord,
})

export const addCertificate = route({
  ...base,
  id: 'staff.addCertificate',
  method: 'POST',
  path: '/api/staff/:staffId/certificates',
  summary: { zh: '登记证书', en: 'Add a certificate' },
  params: OfStaff,
  body: z.strictObject({
    id: z.uuid(),
    kind: z.enum(certificateKinds),
    level: z.enum(certificateLevels).nullable().default(null),
    title: z.string().trim().min(2).max(60),
    from: PlainDate,
    to: PlainDate.nullable().default(null),
  }),
  reply: StaffRecord,
})

export const endCertificate = route({
  ...base,
  id: 'staff.endCertificate',
  method: 'POST',
  path: '/api/staff/:staffId/certificates/:certificateId/end',
  summary: { zh: '证书失效', en: 'A certificate ends' },
  params: OfStaff.extend({ certificateId: z.string().min(1).max(64) }),
  body: z.strictObject({ to: PlainDate }),
  reply: StaffRecord,
})

export const addTraining = route({
  ...base,
  id: 'staff.addTraining',
  method: 'POST',
  path: '/api/staff/:staffId/trainings',
  summary: { zh: '登记培训', en: 'Add a training' },
  params: OfStaff,
  body: z.strictObject({
    id: z.uuid(),
    on: PlainDate,
    hours: z.number().int().min(1).max(400),
    topic: z.string().trim().min(2).max(80),
  }),
  reply: StaffRecord,
})

export const staffRecordRoutes: readonly Route[] = [
  showStaffRecord,
  addCertificate,
  endCertificate,
  addTraining,
]
