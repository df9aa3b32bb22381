import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import {
  answerInspection,
  beginInspection,
  closeInspection,
  exportInspections,
  listInspections,
  printInspection,
  showInspection,
  showSample,
} from '#contract/inspection-contract.ts'
import { SampleSize } from '#core/oversight/rule-shapes.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile } from '#server/http/problem.ts'
import { drawFiles } from '#server/oversight/draw-files.ts'
import { drawInspection, inspectionTables } from '#server/oversight/inspection-papers.ts'
import { readFindings } from '#server/oversight/read-findings.ts'
import {
  checklistsAt,
  lineOfInspection,
  onlyInspector,
  openInspection,
  readInspection,
  readSample,
} from '#server/oversight/read-inspection.ts'
import {
  listRule,
  namedArea,
  onlyAbove,
  refuseOne,
  refusePersonal,
  writtenAbout,
} from '#server/oversight/rights.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { isPlanned } from '#server/store/inspection-plan-store.ts'
import {
  endInspection,
  type InspectionRow,
  insertInspection,
  listAnswers,
  listFrame,
  listInspectionRows,
  saveAnswers,
} from '#server/store/inspection-store.ts'
import { insertStandardCheck } from '#server/store/standard-store.ts'

const mostListed = 200

/** Visits of an office above: lists, files drawn by the server, the report. */
export const inspectionHandlers: readonly Handler[] = [
  handle(listInspections, async ({ query }, context) => {
    const { area } = await namedArea(context, query.area)
    const rows = await listInspectionRows(context.tx, area.code, context.today, mostListed)
    const mayInspect = context.user.role === 'narcoticsOffice'
    return { area, inspections: rows.map(lineOfInspection), mayInspect }
  }),

  handle(exportInspections, async ({ query }, context) => {
    const { area } = await namedArea(context, query.area)
    const rows = await listInspectionRows(context.tx, area.code, context.today, mostListed)
    const { findings } = await readFindings(context, area.code, true)
    context.wire.header(
      'content-disposition',
      `attachment; filename="inspections-${area.code}-${context.today}.xlsx"`,
    )
    return asWorkbook(inspectionTables(rows.map(lineOfInspection), findings, area.name, context.language))
  }),

  handle(beginInspection, async ({ body }, context) => {
    const { tx, user, today } = context
    onlyAbove(context, body.area)
    await namedArea(context, body.area)
    if (body.on > today) refuseOne(dayAhead)
    const known = checklistsAt(context, body.area).value.map((list) => list.key)
    if (body.lists.some((key) => !known.includes(key))) refuseOne(unknownList)
    const plan = body.planId
    if (plan && !(await isPlanned(tx, { area: user.grant.area, id: plan, target: body.area })))
      refuseOne(notPlanned)
    refusePersonal({ theme: body.theme, inspectors: body.inspectors })
    const frame = await listFrame(tx, body.area)
    const seed = randomBytes(16)
    const rule = listRule(context, body.area, 'inspection.sample', SampleSize).value
    const drawn = drawFiles(frame, seed, rule)
    await insertInspection(tx, { ...body, seed, frame, ...drawn, ...writtenAbout(context, body.area) })
    return { id: body.id }
  }),

  handle(showInspection, async ({ params }, context) => readInspection(context, params.inspectionId)),
  handle(showSample, async ({ params }, context) => readSample(context, params.inspectionId)),

  handle(answerInspection, async ({ params, body }, context) => {
    const row = await openInspection(context, params.inspectionId)
    onlyInspector(context, row)
    const lists = checklistsAt(context, row.area).value.filter((list) => row.lists.includes(list.key))
    for (const answer of body.answers) {
      const list = lists.find((one) => one.key === answer.list)
      const item = list?.items.some((one) => one.key === answer.item)
      const place =
        list?.of === 'file' ? answer.pick >= 1 && answer.pick <= row.picks.length : answer.pick === 0
      if (!item || !place) refuseOne(unknownList)
      refusePersonal({ note: answer.note })
    }
    await saveAnswers(context.tx, row.id, body.answers, writtenAbout(context, row.area))
    return { kept: body.answers.length }
  }),

  handle(closeInspection, async ({ params, body }, context) => {
    const row = await openInspection(context, params.inspectionId)
    onlyInspector(context, row)
    refusePersonal({ summary: body.summary })
    const { now, user } = context
    if (!(await endInspection(context.tx, row, { summary: body.summary, byName: user.name, at: now })))
      throw changedMeanwhile()
    await keepHaves(context, row)
    return { id: row.id }
  }),

  handle(printInspection, async ({ params }, context) => {
    const page = await readInspection(context, params.inspectionId)
    const sheet = await drawInspection(page, context.services.fontDir)
    context.wire.header('content-disposition', `inline; filename="inspection_${page.on}.pdf"`)
    return Buffer.from(sheet.bytes)
  }),
]

/** What a visit found of the seven haves of a township counts in its standing. */
async function keepHaves(context: Context, row: InspectionRow): Promise<void> {
  if (row.area.length !== 9) return
  const written = writtenAbout(context, row.area)
  for (const answer of await listAnswers(context.tx, row)) {
    if (answer.list !== 'haves' || answer.verdict === 'notApplicable') continue
    const found = answer.verdict === 'met' ? 'yes' : 'no'
    const note = answer.note || row.theme
    await insertStandardCheck(context.tx, {
      ...written,
      id: v7(),
      item: answer.item,
      found,
      on: row.on,
      note,
    })
  }
}

const dayAhead: Refusal = {
  code: 'inspection-day-ahead',
  field: 'on',
  says: {
    zh: '日期还没有到；以后的督导列入计划。',
    en: 'The day has not come; later visits go into the plan.',
  },
}
const unknownList: Refusal = {
  code: 'inspection-unknown-item',
  field: 'lists',
  says: { zh: '清单里没有这一项。', en: 'The lists have no such item.' },
}
const notPlanned: Refusal = {
  code: 'inspection-not-planned',
  field: 'planId',
  says: { zh: '计划里没有这一次，或者已经取消。', en: 'It does not stand in the plan, or was cancelled.' },
}
