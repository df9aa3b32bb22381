import {
  checkStandard,
  declareStandard,
  exportStandards,
  showStandard,
  tableStandards,
} from '#contract/standard-contract.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { standardTables } from '#server/oversight/means-workbook.ts'
import { havesAt, readStandard, readStandardTable } from '#server/oversight/read-standards.ts'
import { namedArea, onlyAbove, refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { insertDeclaration, insertStandardCheck } from '#server/store/standard-store.ts'

/** The seven haves: what an office says of itself, what one above finds, and how areas stand. */
export const standardHandlers: readonly Handler[] = [
  handle(showStandard, async ({ query }, context) => readStandard(context, query.area)),
  handle(tableStandards, async ({ query }, context) => readStandardTable(context, query.area)),
  handle(exportStandards, async ({ query }, context) => {
    const page = await readStandardTable(context, query.area)
    context.wire.header(
      'content-disposition',
      `attachment; filename="standards-${page.area.code}-${context.today}.xlsx"`,
    )
    return asWorkbook(standardTables(page, context.language))
  }),

  handle(declareStandard, async ({ body }, context) => {
    const { area } = context.user.grant
    const keys = havesAt(context, area).value.map((h) => h.key)
    if (keys.some((key) => body.items[key] === undefined)) refuseOne(notWhole)
    if (Object.keys(body.items).some((key) => !keys.includes(key))) refuseOne(unknownItem)
    if (body.on > context.today) refuseOne(dayAhead)
    refusePersonal({ note: body.note })
    await insertDeclaration(context.tx, { ...body, ...writtenAbout(context, area) })
    return { id: body.id }
  }),

  handle(checkStandard, async ({ body }, context) => {
    onlyAbove(context, body.area)
    await namedArea(context, body.area)
    if (!havesAt(context, body.area).value.some((h) => h.key === body.item)) refuseOne(unknownItem)
    if (body.on > context.today) refuseOne(dayAhead)
    refusePersonal({ note: body.note })
    const { area, ...said } = body
    await insertStandardCheck(context.tx, { ...said, ...writtenAbout(context, area) })
    return { id: body.id }
  }),
]

const notWhole: Refusal = {
  code: 'standard-not-whole',
  field: 'items',
  says: { zh: '每一项都要申报。', en: 'Each item is declared.' },
  mend: { zh: '没有的选“没有”。', en: 'Choose "no" for what is not there.' },
}
const unknownItem: Refusal = {
  code: 'standard-unknown-item',
  field: 'items',
  says: { zh: '标准里没有这一项。', en: 'The standard has no such item.' },
}
const dayAhead: Refusal = {
  code: 'standard-day-ahead',
  field: 'on',
  says: { zh: '日期还没有到。', en: 'The day has not come.' },
  mend: { zh: '请填今天或者以前的日期。', en: 'Give today or an earlier day.' },
}
