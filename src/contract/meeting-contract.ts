import { z } from 'zod'
import { departmentKeys } from '#core/meeting/departments.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Task } from './meeting-task-contract.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const writers = ['townshipOffice', 'narcoticsOffice'] as const
const Department = z.enum(departmentKeys)
const MeetingParams = z.strictObject({ meetingId: z.uuid() })
const words = (max: number) => z.string().trim().min(1).max(max)
/** Without it the reader's own area; otherwise one below. */
const InArea = { area: AreaCode.optional() }

const base = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const

export const meetingKinds = ['leadingGroup', 'joint'] as const
const Attendance = z.array(
  z.strictObject({ department: Department, name: z.string().trim().max(40), present: z.boolean() }),
)
const Prepared = {
  kind: z.enum(meetingKinds),
  title: words(120),
  heldOn: PlainDate,
  place: words(120),
  agenda: words(4000),
  attendance: Attendance.max(60),
}

const MeetingLine = z.object({
  id: z.string(),
  area: z.string(),
  areaName: z.string(),
  kind: z.enum(meetingKinds),
  title: z.string(),
  heldOn: PlainDate,
  place: z.string(),
  present: z.number().int(),
  invited: z.number().int(),
  confirmed: z.boolean(),
  openTasks: z.number().int(),
  overdueTasks: z.number().int(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

const Search = { ...InArea, below: z.boolean().default(false), text: z.string().trim().max(60).optional() }

export const searchMeetings = route({
  ...base,
  id: 'meeting.search',
  method: 'POST',
  path: '/api/meetings/search',
  repeatable: true,
  summary: { zh: '查会议', en: 'Meetings, newest first' },
  roles: readers,
  body: z.strictObject({
    ...Search,
    limit: z.number().int().min(1).max(100).default(30),
    after: z.string().max(400).optional(),
  }),
  reply: z.object({ meetings: z.array(MeetingLine), next: z.string().nullable() }),
})

export const createMeeting = route({
  ...base,
  id: 'meeting.create',
  method: 'POST',
  path: '/api/meetings',
  summary: { zh: '登记会议', en: 'Register a meeting' },
  roles: writers,
  body: z.strictObject({ id: z.uuid(), ...Prepared }),
  reply: z.object({ id: z.string() }),
})

export const changeMeeting = route({
  ...base,
  id: 'meeting.change',
  method: 'POST',
  path: '/api/meetings/:meetingId',
  summary: {
    zh: '修改议程和出席情况（纪要确认前）',
    en: 'Set agenda and attendance right, until the minutes are confirmed',
  },
  roles: writers,
  params: MeetingParams,
  body: z.strictObject(Prepared),
  reply: z.object({ id: z.string() }),
})

const Minutes = z.object({ version: z.number().int(), text: z.string(), byName: z.string(), at: z.string() })

export const showMeeting = route({
  ...base,
  id: 'meeting.show',
  method: 'GET',
  path: '/api/meetings/:meetingId',
  summary: { zh: '一次会议：出席、议程、纪要、任务', en: 'A meeting: attendance, agenda, minutes, tasks' },
  roles: readers,
  params: MeetingParams,
  reply: z.object({
    ...MeetingLine.shape,
    agenda: z.string(),
    attendance: z.array(z.object({ department: Department, name: z.string(), present: z.boolean() })),
    mayWrite: z.boolean(),
    /** Newest first. */
    minutes: z.array(Minutes),
    frozen: z
      .object({ version: z.number().int(), sha256: z.string(), byName: z.string(), at: z.string() })
      .nullable(),
    tasks: z.array(Task),
  }),
})

export const writeMinutes = route({
  ...base,
  id: 'meeting.minutes',
  method: 'POST',
  path: '/api/meetings/:meetingId/minutes',
  summary: { zh: '写纪要（新的一稿）', en: 'A new version of the minutes' },
  roles: writers,
  params: MeetingParams,
  body: z.strictObject({ minutes: words(20_000) }),
  reply: z.object({ version: z.number().int() }),
  /** The version that the writer began from; 0 for the first. */
  precondition: true,
})

export const confirmMinutes = route({
  ...base,
  id: 'meeting.confirm',
  method: 'POST',
  path: '/api/meetings/:meetingId/confirm',
  summary: { zh: '确认纪要（之后不能再改）', en: 'Confirm the minutes; they can not be changed afterwards' },
  roles: writers,
  params: MeetingParams,
  reply: z.object({ version: z.number().int(), sha256: z.string() }),
  precondition: true,
})

export const printMeeting = route({
  ...base,
  id: 'meeting.print',
  method: 'GET',
  path: '/api/meetings/:meetingId/paper',
  summary: { zh: '打印纪要和任务清单', en: 'Minutes and list of tasks on paper' },
  roles: readers,
  params: MeetingParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const meetingRoutes: readonly Route[] = [
  searchMeetings,
  createMeeting,
  showMeeting,
  changeMeeting,
  writeMinutes,
  confirmMinutes,
  printMeeting,
]
