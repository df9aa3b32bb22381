import {
  changeMeeting,
  confirmMinutes,
  createMeeting,
  type MeetingLine,
  printMeeting,
  searchMeetings,
  showMeeting,
  writeMinutes,
} from '#contract/meeting-contract.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { hashOf } from '#server/documents/paper-data.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, Problem } from '#server/http/problem.ts'
import { areaAsked, mayWrite, onlyOwn, refuseAny, writtenBy } from '#server/meetings/area-of.ts'
import { drawMeeting } from '#server/meetings/draw-meeting.ts'
import {
  type Attendance,
  findConfirmed,
  findMeeting,
  insertConfirmed,
  insertMeeting,
  insertMinutes,
  listMeetings,
  listMinutes,
  type MeetingRow,
  updateMeeting,
} from '#server/store/meeting-store.ts'
import { listTasksOf } from '#server/store/meeting-task-store.ts'
import { shownTask } from './meeting-task-routes.ts'

const search = handle(searchMeetings, async ({ body }, context) => {
  const { below, text, limit } = body
  const area = areaAsked(context, body.area)
  const rows = await listMeetings(context.tx, context.today, {
    ...{ area, below, text },
    ...{ after: readCursor(body.after, 2), limit: limit + 1 },
  })
  const page = pageOf(rows, limit, (row) => [row.heldOn, row.id])
  return { meetings: page.rows.map(lineOf), next: page.next }
})

const show = handle(showMeeting, async ({ params }, context) => readWhole(context, params.meetingId))

async function readWhole(context: Context, id: string) {
  const { tx } = context
  const row = await openMeeting(context, id)
  const minutes = await listMinutes(tx, row)
  return {
    ...lineOf(row),
    agenda: row.agenda,
    attendance: row.attendance.map((one) => ({ ...one, department: one.department as 'other' })),
    mayWrite: mayWrite(context, row.area),
    minutes: [...minutes],
    frozen: await findConfirmed(tx, row),
    tasks: (await listTasksOf(tx, row)).map((task) => shownTask(task, context)),
  }
}

type Body = {
  readonly kind: string
  readonly title: string
  readonly heldOn: string
  readonly place: string
  readonly agenda: string
  readonly attendance: readonly Attendance[]
}

const create = handle(createMeeting, async ({ body }, context) => {
  checkBody(body)
  const { region, area } = writtenBy(context)
  await insertMeeting(context.tx, { ...body, region, area }, { user: context.user.id, at: context.now })
  return { id: body.id }
})

const change = handle(changeMeeting, async ({ params, body }, context) => {
  checkBody(body)
  const row = await openMeeting(context, params.meetingId)
  onlyOwn(context, row.area)
  const { region, area, id } = row
  if (!(await updateMeeting(context.tx, { ...body, region, area, id }))) throw confirmedAlready()
  return { id }
})

function checkBody(body: Body): void {
  refuseAny([
    ...(['title', 'place', 'agenda'] as const).flatMap((field) => checkMeetingText(field, body[field])),
    ...body.attendance.flatMap((one) => checkMeetingText('attendance', one.name)),
  ])
}

const write = handle(writeMinutes, async ({ params, body }, context) => {
  const { tx, user, now, ifMatch = 0 } = context
  const row = await openMeeting(context, params.meetingId)
  onlyOwn(context, row.area)
  refuseAny(checkMeetingText('minutes', body.minutes))
  if (row.confirmed) throw confirmedAlready()
  const version = { region: row.region, area: row.area, id: row.id, version: ifMatch + 1 }
  if (!(await insertMinutes(tx, version, body.minutes, { user: user.id, name: user.name, at: now })))
    throw changedMeanwhile()
  return { version: version.version }
})

const confirm = handle(confirmMinutes, async ({ params }, context) => {
  const { tx, user, now, ifMatch = 0 } = context
  const row = await openMeeting(context, params.meetingId)
  onlyOwn(context, row.area)
  if (row.confirmed) throw confirmedAlready()
  const newest = (await listMinutes(tx, row))[0]
  if (newest?.version !== ifMatch) throw changedMeanwhile()
  const sha256 = hashOf(Buffer.from(newest.text))
  const version = { region: row.region, area: row.area, id: row.id, version: newest.version }
  if (!(await insertConfirmed(tx, version, sha256, { user: user.id, name: user.name, at: now })))
    throw changedMeanwhile()
  return { version: newest.version, sha256: sha256.toString('hex') }
})

const print = handle(printMeeting, async ({ params }, context) => {
  const whole = await readWhole(context, params.meetingId)
  const sheet = await drawMeeting(whole, context.services.fontDir)
  context.wire.header('content-disposition', `inline; filename="minutes_${whole.heldOn}.pdf"`)
  return Buffer.from(sheet.bytes)
})

async function openMeeting({ tx, today }: Context, id: string): Promise<MeetingRow> {
  const row = await findMeeting(tx, id, today)
  if (!row) throw notFound()
  return row
}

function lineOf(row: MeetingRow): MeetingLine {
  const { id, area, areaName, title, heldOn, place, confirmed, openTasks, overdueTasks, attendance } = row
  return {
    ...{ id, area, areaName, title, heldOn, place, confirmed, openTasks, overdueTasks },
    kind: row.kind as MeetingLine['kind'],
    present: attendance.filter((one) => one.present).length,
    invited: attendance.length,
  }
}

function confirmedAlready(): Problem {
  return new Problem(409, 'minutes-confirmed', {
    zh: '纪要已经确认，会议的内容不能再改；以后的进展登记在任务里。',
    en: 'The minutes are confirmed and nothing of the meeting can be changed; what happens next goes to its tasks.',
  })
}

export const meetingHandlers: readonly Handler[] = [search, create, show, change, write, confirm, print]
