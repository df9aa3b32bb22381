import { z } from 'zod'
import { departmentKeys } from '#core/meeting/departments.ts'
import { taskStates } from '#core/meeting/task-state.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const writers = ['townshipOffice', 'narcoticsOffice'] as const
const Department = z.enum(departmentKeys)
const words = (max: number) => z.string().trim().min(1).max(max)

const base = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const

const Step = z.object({
  state: z.enum(taskStates),
  dueOn: PlainDate,
  note: z.string(),
  on: PlainDate,
  byName: z.string(),
})

export const Task = z.object({
  id: z.string(),
  meetingId: z.string(),
  meeting: z.string(),
  area: z.string(),
  areaName: z.string(),
  text: z.string(),
  department: Department,
  person: z.string(),
  state: z.enum([...taskStates, 'overdue']),
  dueOn: PlainDate,
  note: z.string(),
  mayWrite: z.boolean(),
})
export type Task = z.infer<typeof Task>

const TaskSearch = {
  /** Without it the reader's own area; otherwise one below. */
  area: AreaCode.optional(),
  below: z.boolean().default(false),
  text: z.string().trim().max(60).optional(),
  open: z.boolean().default(true),
  department: Department.optional(),
}

const TaskParams = z.strictObject({ taskId: z.uuid() })

export const stepTask = route({
  ...base,
  id: 'meeting.stepTask',
  method: 'POST',
  path: '/api/meetings/tasks/:taskId/steps',
  summary: { zh: '登记任务进展', en: 'What was done for a task' },
  roles: writers,
  params: TaskParams,
  body: z.strictObject({ state: z.enum(taskStates), note: words(2000), dueOn: PlainDate.optional() }),
  reply: z.object({ state: z.enum([...taskStates, 'overdue']) }),
})

export const showTask = route({
  ...base,
  id: 'meeting.task',
  method: 'GET',
  path: '/api/meetings/tasks/:taskId',
  summary: { zh: '任务的经过', en: 'A task with its steps, newest first' },
  roles: readers,
  params: TaskParams,
  reply: z.object({ task: Task, steps: z.array(Step) }),
})

export const searchTasks = route({
  ...base,
  id: 'meeting.tasks',
  method: 'POST',
  path: '/api/meetings/tasks/search',
  repeatable: true,
  summary: { zh: '查任务，超期的在前', en: 'Tasks, the overdue ones first' },
  roles: readers,
  body: z.strictObject({
    ...TaskSearch,
    limit: z.number().int().min(1).max(100).default(50),
    after: z.string().max(400).optional(),
  }),
  reply: z.object({ tasks: z.array(Task), next: z.string().nullable(), overdue: z.number().int() }),
})

export const exportTasks = route({
  ...base,
  id: 'meeting.export',
  method: 'POST',
  path: '/api/meetings/tasks/export',
  repeatable: true,
  summary: { zh: '导出任务清单', en: 'The list of tasks as a workbook' },
  roles: readers,
  body: z.strictObject(TaskSearch),
  reply: z.custom<Uint8Array>((v) => v instanceof Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const countTasks = route({
  ...base,
  id: 'meeting.counts',
  method: 'GET',
  path: '/api/meetings/counts',
  summary: { zh: '本级超期任务数', en: 'How many tasks of the own area are overdue' },
  roles: readers,
  reply: z.object({ overdue: z.number().int() }),
})

export const addTask = route({
  ...base,
  id: 'meeting.addTask',
  method: 'POST',
  path: '/api/meetings/:meetingId/tasks',
  summary: { zh: '布置任务', en: 'A task with its owner and last day' },
  roles: writers,
  params: z.strictObject({ meetingId: z.uuid() }),
  body: z.strictObject({
    id: z.uuid(),
    text: words(1000),
    department: Department,
    person: words(40),
    dueOn: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const meetingTaskRoutes: readonly Route[] = [
  countTasks,
  searchTasks,
  exportTasks,
  showTask,
  stepTask,
  addTask,
]
