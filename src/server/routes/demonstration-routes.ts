import {
  actOnUnit,
  applyForUnit,
  exportUnits,
  listUnits,
  previewUnit,
  printCertificate,
  showUnit,
  type UnitActBody,
} from '#contract/demonstration-contract.ts'
import { admitUnitAct } from '#core/oversight/unit-acts.ts'
import { standUnit, type UnitEvent } from '#core/oversight/unit-course.ts'
import { areaLevels, levelOf } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, Problem, refused } from '#server/http/problem.ts'
import {
  actorOf,
  criteriaAt,
  measureNow,
  openUnit,
  readUnit,
  readUnits,
  shownCriterion,
  titlesAt,
} from '#server/oversight/read-units.ts'
import { refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import { drawCertificate, unitTables } from '#server/oversight/unit-papers.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { insertUnit, insertUnitEvent } from '#server/store/demonstration-store.ts'

/** Demonstration units from the application to the withdrawal. */
export const demonstrationHandlers: readonly Handler[] = [
  handle(listUnits, async ({ query }, context) => readUnits(context, query.area)),

  handle(previewUnit, async (_, context) => {
    const { area } = context.user.grant
    const { value, source } = criteriaAt(context, area)
    const own = areaLevels.indexOf(levelOf(area))
    return {
      titles: titlesAt(context, area).filter((t) => areaLevels.indexOf(t.level) < own),
      criteria: value.map(shownCriterion),
      source,
      measured: (await measureNow(context, area)).measured,
    }
  }),

  handle(exportUnits, async ({ query }, context) => {
    const page = await readUnits(context, query.area)
    context.wire.header(
      'content-disposition',
      `attachment; filename="demonstration-units-${page.area.code}-${context.today}.xlsx"`,
    )
    return asWorkbook(unitTables(page.units, page.area.name, context.language))
  }),

  handle(applyForUnit, async ({ body }, context) => {
    const { area } = context.user.grant
    const title = titlesAt(context, area).find((t) => t.key === body.title)
    if (!title || areaLevels.indexOf(title.level) >= areaLevels.indexOf(levelOf(area))) refuseOne(noSuchTitle)
    refusePersonal({ name: body.name, statement: body.statement })
    const page = await readUnits(context, area)
    const same = page.units.some(
      (u) => u.area.code === area && u.title.key === body.title && u.name === body.name && held.has(u.stage),
    )
    if (same) refuseOne(appliedBefore)
    const { measured } = await measureNow(context, area)
    await insertUnit(context.tx, { ...body, figures: measured, ...writtenAbout(context, area) })
    return { id: body.id }
  }),

  handle(showUnit, async ({ params }, context) => readUnit(context, params.unitId)),

  handle(actOnUnit, async ({ params, body }, context) => {
    const { row, state, rules } = await openUnit(context, params.unitId)
    if (context.ifMatch !== row.events.length) throw changedMeanwhile()
    refusePersonal(textsOf(body))
    const event: UnitEvent = { ...body, by: context.user.id, byArea: context.user.grant.area }
    if (event.kind === 'review') checkJudged(event.judged, criteriaAt(context, row.area).value)
    const decision = admitUnitAct(row, state, event, actorOf(context), rules)
    if (!decision.ok) throw refused(decision.refusals)
    const at = { region: row.region, id: row.id, place: row.events.length + 1 }
    if (!(await insertUnitEvent(context.tx, at, event, writtenAbout(context, row.area))))
      throw changedMeanwhile()
    return { stage: standUnit([...row.events, event], rules).stage }
  }),

  handle(printCertificate, async ({ params }, context) => {
    const { row, line, state } = await openUnit(context, params.unitId)
    if (state.stage !== 'awarded')
      throw new Problem(409, 'not-awarded', {
        zh: '称号没有授予或者已经撤销，没有证书。',
        en: 'The title is not held; there is no certificate.',
      })
    const decided = row.events.findLast((e) => e.kind === 'decision')
    const sheet = await drawCertificate(
      line,
      `${decided?.byAreaName ?? ''}禁毒委员会`,
      context.services.fontDir,
    )
    context.wire.header('content-disposition', `inline; filename="certificate-${line.plaqueOn}.pdf"`)
    return Buffer.from(sheet.bytes)
  }),
]

const held: ReadonlySet<string> = new Set(['applied', 'reviewed', 'awarded'])

function textsOf(body: UnitActBody): Readonly<Record<string, string>> {
  if (body.kind === 'review' || body.kind === 'siteVisit' || body.kind === 'recheck')
    return { note: body.note }
  return body.kind === 'objection' ? { statement: body.statement } : { reason: body.reason }
}

/** A reviewer says something on each criterion that no figure decides. */
function checkJudged(
  judged: Readonly<Record<string, string>>,
  criteria: readonly { readonly key: string; readonly kind: string }[],
): void {
  const asked = criteria.filter((c) => c.kind === 'judged').map((c) => c.key)
  if (asked.some((key) => judged[key] === undefined)) refuseOne(judgeAll)
  if (Object.keys(judged).some((key) => !criteria.some((c) => c.key === key))) refuseOne(judgeAll)
}

const noSuchTitle: Refusal = {
  code: 'unit-no-such-title',
  field: 'title',
  says: { zh: '本级不能申报这个称号。', en: 'The own office can not apply for this title.' },
  mend: { zh: '选择上级授予的称号。', en: 'Choose a title that an office above awards.' },
}
const appliedBefore: Refusal = {
  code: 'unit-applied-before',
  field: 'title',
  says: { zh: '同一称号已经申报或者授予。', en: 'The same title has been applied for or is held.' },
}
const judgeAll: Refusal = {
  code: 'unit-judge-all',
  field: 'judged',
  says: { zh: '需要评判的标准逐项写明意见。', en: 'Each criterion that asks for judgement gets one.' },
}
