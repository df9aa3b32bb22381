import {
  addBudgetLine,
  exportBudget,
  listPremises,
  savePremises,
  showBudget,
} from '#contract/means-contract.ts'
import { parentOf } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile } from '#server/http/problem.ts'
import { meansTables } from '#server/oversight/means-workbook.ts'
import { readBudget, readPremises } from '#server/oversight/read-means.ts'
import { refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { insertBudgetLine, insertPremises } from '#server/store/means-store.ts'

/** Premises and money of offices: written by each for itself, added up above. */
export const meansHandlers: readonly Handler[] = [
  handle(listPremises, async ({ query }, context) => readPremises(context, query.area)),

  handle(savePremises, async ({ body }, context) => {
    const { area } = context.user.grant
    refusePersonal({ name: body.name, address: body.address, note: body.note })
    const rooms = body.rooms.reduce((sum, room) => sum + room.squareMetres, 0)
    if (rooms > body.squareMetres) refuseOne(roomsTooBig)
    if (body.since > context.today && body.state === 'inUse') refuseOne(notYet)
    // a centre is shared among neighbours of one county, not across it
    if (body.serves.some((code) => code === area || parentOf(code) !== parentOf(area))) refuseOne(farAway)
    const written = { ...body, ...writtenAbout(context, area) }
    if (!(await insertPremises(context.tx, written))) throw changedMeanwhile()
    return { id: body.id }
  }),

  handle(showBudget, async ({ query }, context) => readBudget(context, query.area, query.year)),

  handle(addBudgetLine, async ({ body }, context) => {
    const { area } = context.user.grant
    const page = await readBudget(context, undefined, body.year)
    if (!page.kinds.some((k) => k.key === body.kind)) refuseOne(unknown('kind'))
    if (!page.sources.some((s) => s.key === body.source)) refuseOne(unknown('source'))
    if (body.fen === 0) refuseOne(noAmount)
    if (body.on > context.today) refuseOne(notYetPaid)
    if (body.fen < 0) {
      if (body.note.length < 2) refuseOne(correctionWithoutReason)
      const there = page.lines
        .filter((l) => l.what === body.what && l.kind === body.kind && l.source === body.source)
        .reduce((sum, l) => sum + l.fen, 0)
      if (there + body.fen < 0) refuseOne(belowNothing)
    }
    refusePersonal({ note: body.note })
    await insertBudgetLine(context.tx, { ...body, ...writtenAbout(context, area) })
    return { id: body.id }
  }),

  handle(exportBudget, async ({ query }, context) => {
    const [page, places] = [
      await readBudget(context, query.area, query.year),
      await readPremises(context, query.area),
    ]
    context.wire.header(
      'content-disposition',
      `attachment; filename="means-${page.area.code}-${query.year}.xlsx"`,
    )
    return asWorkbook(meansTables(page, places, context.language))
  }),
]

const roomsTooBig: Refusal = {
  code: 'premises-rooms-too-big',
  field: 'rooms',
  says: { zh: '各间面积之和大于总面积。', en: 'The rooms together are larger than the place.' },
  mend: { zh: '请核对面积。', en: 'Look at the areas again.' },
}
const notYet: Refusal = {
  code: 'premises-not-yet',
  field: 'since',
  says: { zh: '启用日期还没有到。', en: 'The day since when it is used has not come.' },
  mend: { zh: '还没有启用的选“建设中”。', en: 'Choose "being built" for what is not in use yet.' },
}
const farAway: Refusal = {
  code: 'premises-far-away',
  field: 'serves',
  says: {
    zh: '联合使用的应当是同一县（市、区）的其他乡镇、街道。',
    en: 'It is shared with other townships of the same county.',
  },
}
const unknown = (field: 'kind' | 'source'): Refusal => ({
  code: 'budget-unknown',
  field,
  says: { zh: '没有这个科目。', en: 'There is no such item.' },
})
const noAmount: Refusal = {
  code: 'budget-no-amount',
  field: 'fen',
  says: { zh: '请填金额。', en: 'Give an amount.' },
}
const notYetPaid: Refusal = {
  code: 'budget-day-ahead',
  field: 'on',
  says: { zh: '日期还没有到。', en: 'The day has not come.' },
}
const correctionWithoutReason: Refusal = {
  code: 'budget-correction-without-reason',
  field: 'note',
  says: { zh: '更正要写明理由。', en: 'A correction says why.' },
}
const belowNothing: Refusal = {
  code: 'budget-below-nothing',
  field: 'fen',
  says: { zh: '更正后金额会小于零。', en: 'The correction would leave less than nothing.' },
}
