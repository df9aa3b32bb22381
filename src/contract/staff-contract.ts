import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

export const organisationKinds = [
  'station',
  'townshipOffice',
  'narcoticsOffice',
  'police',
  'provider',
  'clinic',
  'society',
  'branch',
  'other',
] as const

export const Organisation = z.object({
  id: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  area: z.string(),
  areaName: z.string(),
  parent: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  staff: z.number(),
  openCases: z.number(),
  unallocated: z.number(),
  version: z.number(),
})
export type Organisation = z.output<typeof Organisation>

/** A worker with what is on the desk. Counts are of cases in the reader's scope. */
export const StaffRow = z.object({
  id: z.string(),
  account: z.string().nullable(),
  name: z.string(),
  org: z.string(),
  orgName: z.string(),
  post: z.string().nullable(),
  fullTime: z.boolean(),
  socialWorker: z.boolean(),
  certificate: z.string().nullable(),
  startedOn: PlainDate.nullable(),
  endedOn: PlainDate.nullable(),
  cases: z.number(),
  overdue: z.number(),
  dueThisWeek: z.number(),
  version: z.number(),
})
export type StaffRow = z.output<typeof StaffRow>

/** A case that nobody carries, or whose worker has left. Names are masked until the case is opened. */
export const UnallocatedCase = z.object({
  case: z.string(),
  person: z.string(),
  fileNo: z.string(),
  name: z.string(),
  measure: z.string().nullable(),
  stage: z.string(),
  township: z.string(),
  station: z.string().nullable(),
  stationName: z.string().nullable(),
  worker: z.string().nullable(),
  workerName: z.string().nullable(),
  reportInDue: PlainDate.nullable(),
  nextDueOn: PlainDate.nullable(),
  overdue: z.number(),
})

const managers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const staffing = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const
const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const listOrganisations = route({
  ...staffing,
  id: 'staff.organisations',
  method: 'GET',
  path: '/api/organisations',
  summary: { zh: '机构与工作站', en: 'Organisations and stations' },
  // Who gives rights must name the organisation in which they hold.
  roles: [...managers, 'securityAdmin'],
  query: z.object({
    kind: z.enum(organisationKinds).optional(),
    area: AreaCode.optional(),
    q: z.string().trim().max(64).optional(),
    ...page,
  }),
  reply: z.object({ organisations: z.array(Organisation), next: z.string().nullable() }),
})

export const createOrganisation = route({
  ...staffing,
  id: 'staff.createOrganisation',
  method: 'POST',
  path: '/api/organisations',
  summary: { zh: '新建机构或工作站', en: 'Add an organisation or station' },
  roles: ['townshipOffice', 'narcoticsOffice'],
  body: z.strictObject({
    kind: z.enum(organisationKinds),
    name: z.string().trim().min(2).max(80),
    area: AreaCode,
    parent: z.string().max(64).nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
    address: z.string().trim().max(120).nullable().default(null),
  }),
  reply: Organisation,
})

export const changeOrganisation = route({
  ...staffing,
  id: 'staff.changeOrganisation',
  method: 'PATCH',
  precondition: true,
  path: '/api/organisations/:orgId',
  summary: { zh: '修改机构的名称、电话、地址', en: 'Change name, phone or address of an organisation' },
  roles: managers,
  params: z.object({ orgId: z.string().min(1).max(64) }),
  body: z.strictObject({
    name: z.string().trim().min(2).max(80).optional(),
    phone: z.string().trim().max(40).nullable().optional(),
    address: z.string().trim().max(120).nullable().optional(),
  }),
  reply: Organisation,
})

export const listStaff = route({
  ...staffing,
  id: 'staff.list',
  method: 'GET',
  path: '/api/staff',
  summary: { zh: '人员、岗位与在手个案数', en: 'Staff, posts and caseloads' },
  roles: managers,
  query: z.object({
    org: z.string().max(64).optional(),
    area: AreaCode.optional(),
    q: z.string().trim().max(64).optional(),
    left: z.enum(['true']).optional(),
    ...page,
  }),
  reply: z.object({ staff: z.array(StaffRow), next: z.string().nullable() }),
})

export const addStaff = route({
  ...staffing,
  id: 'staff.add',
  method: 'POST',
  path: '/api/staff',
  summary: { zh: '登记工作人员', en: 'Add a member of staff' },
  roles: managers,
  body: z.strictObject({
    org: z.string().min(1).max(64),
    name: z.string().trim().min(1).max(40),
    post: z.string().trim().max(40).nullable().default(null),
    fullTime: z.boolean().default(true),
    socialWorker: z.boolean().default(false),
    startedOn: PlainDate,
  }),
  reply: StaffRow,
})

export const changeStaff = route({
  ...staffing,
  id: 'staff.change',
  method: 'PATCH',
  precondition: true,
  path: '/api/staff/:staffId',
  summary: { zh: '修改岗位、专兼职、离岗日期', en: 'Change post, working time or last day' },
  roles: managers,
  params: z.object({ staffId: z.string().min(1).max(64) }),
  body: z.strictObject({
    post: z.string().trim().max(40).nullable().optional(),
    fullTime: z.boolean().optional(),
    socialWorker: z.boolean().optional(),
    /** The day from which working time or kind of post is another; today where absent. */
    since: PlainDate.optional(),
    endedOn: PlainDate.nullable().optional(),
  }),
  reply: StaffRow,
})

export const listUnallocated = route({
  ...staffing,
  id: 'staff.unallocated',
  method: 'GET',
  path: '/api/unallocated-cases',
  summary: { zh: '待分派个案', en: 'Cases that nobody carries' },
  roles: ['stationHead', 'townshipOffice'],
  confidentiality: 'C2',
  query: z.object({ station: z.string().max(64).optional(), worker: z.string().max(64).optional(), ...page }),
  reply: z.object({ cases: z.array(UnallocatedCase), total: z.number(), next: z.string().nullable() }),
})

/**
 * One or several cases to one worker from a day on. `until` makes it cover: the case goes back by itself the day after.
 * All or none: a case out of scope refuses the whole, as if it did not exist.
 */
export const assignCases = route({
  ...staffing,
  id: 'staff.assign',
  method: 'POST',
  path: '/api/assignments',
  summary: { zh: '分派或调整个案', en: 'Assign or reassign cases' },
  roles: ['stationHead', 'townshipOffice'],
  confidentiality: 'C2',
  body: z.strictObject({
    cases: z.array(z.uuid()).min(1).max(200),
    station: z.string().min(1).max(64),
    worker: z.uuid(),
    from: PlainDate,
    until: PlainDate.nullable().default(null),
    reason: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ assigned: z.number() }),
})

export const listAssignments = route({
  ...staffing,
  id: 'staff.assignments',
  method: 'GET',
  path: '/api/cases/:caseId/assignments',
  summary: { zh: '个案的承办人沿革', en: 'Who has carried a case, and when' },
  scope: 'case',
  roles: ['worker', 'stationHead', 'townshipOffice'],
  confidentiality: 'C2',
  params: z.object({ caseId: z.uuid() }),
  reply: z.object({
    assignments: z.array(
      z.object({
        worker: z.string(),
        workerName: z.string(),
        station: z.string().nullable(),
        from: PlainDate,
        to: PlainDate.nullable(),
        by: z.string(),
        reason: z.string(),
      }),
    ),
  }),
})

export const staffRoutes: readonly Route[] = [
  listOrganisations,
  createOrganisation,
  changeOrganisation,
  listStaff,
  addStaff,
  changeStaff,
  listUnallocated,
  assignCases,
  listAssignments,
]
