import { z } from 'zod'
import { departmentKeys } from '#core/meeting/departments.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const writers = ['townshipOffice', 'narcoticsOffice'] as const
const Department = z.enum(departmentKeys)
const words = (max: number) => z.string().trim().min(1).max(max)
/** Without it the reader's own area; otherwise one below. */
const InArea = { area: AreaCode.optional() }

export const memberParts = ['head', 'deputy', 'member', 'contact'] as const
const Member = z.object({
  id: z.string(),
  department: Department,
  name: z.string(),
  post: z.string(),
  part: z.enum(memberParts),
  phone: z.string().nullable(),
  from: PlainDate,
  to: PlainDate.nullable(),
})
export type Member = z.infer<typeof Member>

const base = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const

export const listLeadingGroups = route({
  ...base,
  id: 'meeting.groups',
  method: 'GET',
  path: '/api/meetings/groups',
  summary: { zh: '辖区各级领导小组概况', en: 'Leading groups of the area and below, with what each lacks' },
  roles: readers,
  reply: z.object({
    groups: z.array(
      z.object({
        area: z.string(),
        areaName: z.string(),
        members: z.number().int(),
        lacking: z.array(Department),
        lastMeeting: PlainDate.nullable(),
        openTasks: z.number().int(),
        overdueTasks: z.number().int(),
      }),
    ),
  }),
})

export const showLeadingGroup = route({
  ...base,
  id: 'meeting.group',
  method: 'GET',
  path: '/api/meetings/group',
  summary: { zh: '领导小组成员和缺少的部门', en: 'Members of a leading group and departments it lacks' },
  roles: readers,
  query: z.strictObject(InArea),
  reply: z.object({
    area: z.string(),
    areaName: z.string(),
    mayWrite: z.boolean(),
    members: z.array(Member),
    past: z.array(Member),
    lacking: z.array(Department),
  }),
})

export const addMember = route({
  ...base,
  id: 'meeting.addMember',
  method: 'POST',
  path: '/api/meetings/members',
  summary: { zh: '登记成员或者联系人', en: 'Add a member or a named contact' },
  roles: writers,
  body: z.strictObject({
    id: z.uuid(),
    department: Department,
    name: words(40),
    post: words(80),
    part: z.enum(memberParts),
    phone: z.string().trim().max(30).optional(),
    from: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const endMember = route({
  ...base,
  id: 'meeting.endMember',
  method: 'POST',
  path: '/api/meetings/members/:memberId/end',
  summary: { zh: '成员调整：不再担任', en: 'A member leaves the group' },
  roles: writers,
  params: z.strictObject({ memberId: z.uuid() }),
  body: z.strictObject({ to: PlainDate }),
  reply: z.object({ id: z.string() }),
})

export const leadingGroupRoutes: readonly Route[] = [
  listLeadingGroups,
  showLeadingGroup,
  addMember,
  endMember,
]
