import { v7 } from 'uuid'
import {
  answerConsequence,
  listConsequences,
  printInterview,
  proposeConsequence,
  recordInterview,
  showConsequence,
} from '#contract/consequence-contract.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { isWithin } from '#core/shared/area.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { drawInterview } from '#server/evaluation/draw-evaluation.ts'
import { refuseAny, refuseOne, writtenBy } from '#server/evaluation/round-access.ts'
import { mayRead, shownConsequence } from '#server/evaluation/shown-consequence.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound } from '#server/http/problem.ts'
import { areaAsked } from '#server/meetings/area-of.ts'
import { shownRow } from '#server/rectification/shown-rectification.ts'
import { findAreaPath } from '#server/store/area-find.ts'
import {
  type ConsequenceRow,
  findConsequence,
  findInterview,
  insertConsequence,
  insertConsequenceAnswer,
  insertInterview,
  listConsequences as list,
} from '#server/store/consequence-store.ts'
import { insertRectification, listRectificationsOf, officeRegion } from '#server/store/rectification-store.ts'

const mostListed = 300

const listed = handle(listConsequences, async ({ query }, context) => {
  const area = areaAsked(context, query.area)
  const rows = await list(context.tx, { area, round: query.round, limit: mostListed })
  return {
    consequences: rows.filter((row) => mayRead(row, context)).map((row) => shownConsequence(row, context)),
    mayPropose: context.user.role === 'narcoticsOffice',
  }
})

const propose = handle(proposeConsequence, async ({ body }, context) => {
  const { tx, user } = context
  const { area: own } = user.grant
  const path = body.area !== own && isWithin(body.area, own) ? await findAreaPath(tx, body.area) : []
  if (path.at(-1)?.code !== body.area) throw notFound()
  refuseAny(checkMeetingText('text', body.text))
  if ((body.kind === 'interview') !== (body.interviewer !== undefined))
    throw refuseOne(
      'consequence-interviewer',
      '约谈要选择由谁约谈。',
      'A talk says who holds it.',
      'interviewer',
    )
  await insertConsequence(tx, {
    ...{ region: officeRegion(body.area), id: body.id, roundId: null, area: body.area, setBy: own },
    ...{ kind: body.kind, reason: 'byHand', interviewer: body.interviewer ?? null, days: body.days },
    ...{ years: null, text: body.text, ...writtenBy(context) },
  })
  return { id: body.id }
})

async function open(context: Context, id: string): Promise<ConsequenceRow> {
  const row = await findConsequence(context.tx, id)
  if (!row || !mayRead(row, context)) throw notFound()
  return row
}

const show = handle(showConsequence, async ({ params }, context) => {
  const row = await open(context, params.consequenceId)
  return {
    consequence: shownConsequence(row, context),
    record: (await findInterview(context.tx, row)) ?? null,
    tasks: (await listRectificationsOf(context.tx, row.id)).map((task) => shownRow(task, context)),
  }
})

/** A person with authority decides, with a reason, and never what was proposed by the same person. */
const answer = handle(answerConsequence, async ({ params, body }, context) => {
  const { tx, user, today } = context
  const row = await open(context, params.consequenceId)
  if (row.setBy !== user.grant.area) throw notFound()
  refuseAny(checkMeetingText('reason', body.reason))
  if (row.by === user.id)
    throw refuseOne(
      'consequence-own',
      '公布结果或者提出建议的人不能自己决定，须由另一人决定。',
      'Whoever published the result or proposed this does not decide it; another person does.',
    )
  const dueOn = body.dueOn ?? addDays(today, row.days ?? 0)
  const orders = row.kind === 'listing' || row.kind === 'rectification'
  const dated = orders || row.kind === 'interview'
  if (body.outcome === 'decided' && dated && dueOn < today)
    throw refuseOne('consequence-due', '期限已经过去。', 'The last day is past.', 'dueOn')
  const decided = await insertConsequenceAnswer(tx, row, {
    outcome: body.outcome,
    reason: body.reason,
    dueOn: body.outcome === 'decided' && dated ? dueOn : null,
    amount: body.outcome === 'decided' && row.kind === 'reward' ? (body.amount ?? null) : null,
    on: today,
    ...writtenBy(context),
  })
  if (!decided) throw changedMeanwhile()
  if (orders && body.outcome === 'decided') await orderFrom(context, row, body.reason, dueOn)
  return { state: shownConsequence(await open(context, row.id), context).state }
})

async function orderFrom(context: Context, row: ConsequenceRow, text: string, dueOn: string): Promise<void> {
  await insertRectification(context.tx, {
    ...{ id: v7(), area: row.area, setBy: row.setBy, origin: 'evaluation', originId: row.id, text, dueOn },
    title: row.kind === 'listing' ? '挂牌整治' : '限期整改',
    ...{ department: 'township', person: '主要负责人', today: context.today, ...writtenBy(context) },
  })
}

/** The talk as it was held; what was agreed goes into the register with its owners and days. */
const record = handle(recordInterview, async ({ params, body }, context) => {
  const { tx, user, today } = context
  const row = await open(context, params.consequenceId)
  if (row.setBy !== user.grant.area || row.kind !== 'interview' || row.outcome !== 'decided') throw notFound()
  const { tasks, ...said } = body
  refuseAny(Object.entries(said).flatMap(([field, text]) => checkMeetingText(field, text)))
  refuseAny(tasks.flatMap((task) => checkMeetingText('tasks', `${task.text} ${task.person}`)))
  if (body.heldOn > today || body.heldOn < (row.answeredOn ?? today))
    throw refuseOne(
      'interview-day',
      '约谈日期应在决定之后，不晚于今天。',
      'The day of the talk is after the decision and not later than today.',
      'heldOn',
    )
  if (tasks.some((task) => task.dueOn < body.heldOn))
    throw refuseOne('interview-due', '整改期限早于约谈日期。', 'A last day is before the talk.', 'tasks')
  if (!(await insertInterview(tx, row, { ...said, ...writtenBy(context) }))) throw changedMeanwhile()
  for (const task of tasks)
    await insertRectification(tx, {
      ...task,
      ...{ area: row.area, setBy: row.setBy, origin: 'interview', originId: row.id, title: '约谈整改' },
      ...{ today, ...writtenBy(context) },
    })
  return { state: shownConsequence(await open(context, row.id), context).state }
})

const print = handle(printInterview, async ({ params }, context) => {
  const row = await open(context, params.consequenceId)
  if (row.kind !== 'interview' || row.outcome !== 'decided') throw notFound()
  const tasks = (await listRectificationsOf(context.tx, row.id)).map((task) => shownRow(task, context))
  const record = await findInterview(context.tx, row)
  const sheet = await drawInterview(
    { consequence: shownConsequence(row, context), record, tasks },
    context.services.fontDir,
  )
  context.wire.header('content-disposition', 'inline; filename="interview.pdf"')
  return Buffer.from(sheet.bytes)
})

export const consequenceHandlers: readonly Handler[] = [listed, propose, show, answer, record, print]
