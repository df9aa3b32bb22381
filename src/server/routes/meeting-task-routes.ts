import {
  addTask,
  countTasks,
  exportTasks,
  searchTasks,
  showTask,
  stepTask,
  type Task,
} from '#contract/meeting-task-contract.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { shownState } from '#core/meeting/task-state.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { areaAsked, mayWrite, onlyOwn, refuseAny, writtenBy } from '#server/meetings/area-of.ts'
import { taskWorkbook } from '#server/meetings/task-workbook.ts'
import { findMeeting } from '#server/store/meeting-store.ts'
import {
  countOverdue,
  findTask,
  insertStep,
  insertTask,
  listSteps,
  listTasks,
  type TaskRow,
} from '#server/store/meeting-task-store.ts'

/** A list for a table of an office, not an archive. */
const exportedAtMost = 1000

/** A task as its reader sees it: the day makes it overdue. */
export function shownTask(row: TaskRow, context: Context): Task {
  const { id, meetingId, meeting, area, areaName, text, person, dueOn, note } = row
  return {
    ...{ id, meetingId, meeting, area, areaName, text, person, dueOn, note },
    department: row.department as Task['department'],
    state: shownState(row.state, dueOn, context.today),
    mayWrite: mayWrite(context, area),
  }
}

const counts = handle(countTasks, async (_, { tx, user, today }) => ({
  overdue: await countOverdue(tx, user.grant.area, today),
}))

const search = handle(searchTasks, async ({ body }, context) => {
  const area = areaAsked(context, body.area)
  const { below, text, open, department, limit } = body
  const rows = await listTasks(context.tx, {
    ...{ area, below, text, open, department },
    ...{ after: readCursor(body.after, 2), limit: limit + 1 },
  })
  const page = pageOf(rows, limit, (row) => [row.dueOn, row.id])
  return {
    tasks: page.rows.map((row) => shownTask(row, context)),
    next: page.next,
    overdue: await countOverdue(context.tx, area, context.today),
  }
})

const workbook = handle(exportTasks, async ({ body }, context) => {
  const { below, text, open, department } = body
  const area = areaAsked(context, body.area)
  const rows = await listTasks(context.tx, { area, below, text, open, department, limit: exportedAtMost })
  context.wire.header('content-disposition', `attachment; filename="tasks_${context.today}.xlsx"`)
  return taskWorkbook(
    rows.map((row) => shownTask(row, context)),
    context.language,
  )
})

const show = handle(showTask, async ({ params }, context) => {
  const row = await findTask(context.tx, params.taskId)
  if (!row) throw notFound()
  return { task: shownTask(row, context), steps: [...(await listSteps(context.tx, row))] }
})

const add = handle(addTask, async ({ params, body }, context) => {
  const { tx, today } = context
  const meeting = await findMeeting(tx, params.meetingId, today)
  if (!meeting) throw notFound()
  onlyOwn(context, meeting.area)
  refuseAny([...checkMeetingText('text', body.text), ...checkMeetingText('person', body.person)])
  if (body.dueOn < meeting.heldOn) throw dueBeforeMeeting()
  const written = writtenBy(context)
  const { id, text, department, person, dueOn } = body
  if (await insertTask(tx, { ...written, id, meetingId: meeting.id, text, department, person }))
    await insertStep(tx, { ...written, id, place: 1, state: 'open', dueOn, note: '', on: today })
  return { id }
})

const step = handle(stepTask, async ({ params, body }, context) => {
  const { tx, today } = context
  const row = await findTask(tx, params.taskId)
  if (!row) throw notFound()
  onlyOwn(context, row.area)
  refuseAny(checkMeetingText('note', body.note))
  const { state, note, dueOn = row.dueOn } = body
  const next = { id: row.id, place: row.place + 1, state, note, dueOn, on: today }
  if (!(await insertStep(tx, { ...writtenBy(context), ...next }))) throw changedMeanwhile()
  return { state: shownState(state, dueOn, today) }
})

function dueBeforeMeeting() {
  return refused([
    {
      code: 'dueBeforeMeeting',
      field: 'dueOn',
      says: { zh: '完成期限早于会议日期。', en: 'The last day is before the meeting.' },
      mend: { zh: '请填会议当日或者以后的日期。', en: 'Give the day of the meeting or a later one.' },
    },
  ])
}

export const meetingTaskHandlers: readonly Handler[] = [counts, search, workbook, show, add, step]
