import { v7 } from 'uuid'
import {
  closeScreening,
  createScreening,
  exportScreening,
  listScreenings,
  showScreening,
} from '#contract/screening-contract.ts'
import { checkClosing } from '#core/screening/check-outcome.ts'
import { outcomes } from '#core/screening/screening-codes.ts'
import { isWithin } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { orderRegion } from '#server/orders/order-scope.ts'
import { seenScreening, shownScreening } from '#server/screening/shown-screening.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import {
  closeScreeningRow,
  countOutcomes,
  findScreening,
  insertScreening,
  listScreenings as list,
  readProgress,
  readRemaining,
  readTotals,
  type ScreeningRow,
} from '#server/store/screening-store.ts'
import { writeScreening } from '#server/workbook/write-screening.ts'
import { screeningLineHandlers } from './screening-line-routes.ts'

const all = handle(listScreenings, async (_, { tx, user }) => {
  const rows = await list(tx)
  const totals = await readTotals(
    tx,
    user,
    rows.map((r) => r.id),
  )
  return { screenings: rows.map((r) => shownScreening(r, totals.get(r.id) ?? { total: 0, done: 0 })) }
})

const create = handle(createScreening, async ({ body }, { tx, user, now }) => {
  const { name, why, from, to } = body
  if (to < from)
    throw refused([
      {
        code: 'screening-reversed',
        field: 'to',
        says: { zh: '结束日期早于开始日期。', en: 'The last day is before the first.' },
      },
    ])
  const { area, org } = user.grant
  const region = orderRegion(area)
  const id = v7()
  const by = { user: user.id, org }
  await insertScreening(tx, { ...levelsOf(area), region, id, name, why, area, from, to, by, at: now })
  return { screeningId: id }
})

const show = handle(showScreening, async ({ params }, context) => {
  const { tx, user } = context
  const row = await seenScreening(context, params.screeningId)
  const areas = await readProgress(tx, user, row.id)
  const sum = { total: total(areas, 'total'), done: total(areas, 'done') }
  context.saw({ fields: ['screening'], count: sum.total })
  return {
    screening: shownScreening(row, sum),
    closedOn: row.closed_on,
    closedBy: row.closed_name,
    remaining: row.remaining ?? (await readRemaining(tx, scopeOf(context, row))),
    remainingWhy: row.remaining_why,
    mine: isWithin(row.area, user.grant.area),
    areas: areas.map((a) => ({ ...a, name: a.name ?? a.area })),
    outcomes: (await countOutcomes(tx, user, row.id)).flatMap(({ outcome, n }) => {
      const known = outcomes.find((o) => o === outcome)
      return known ? [{ outcome: known, n }] : []
    }),
  }
})

function total(areas: readonly { total: number; done: number }[], of: 'total' | 'done'): number {
  return areas.reduce((n, a) => n + a[of], 0)
}

/** A township reads what remains in its own registers, also in a screening of the whole county. */
function scopeOf({ user }: Context, row: ScreeningRow): string {
  return isWithin(user.grant.area, row.area) ? user.grant.area : row.area
}

const close = handle(closeScreening, async ({ params, body }, context) => {
  const { tx, user, today } = context
  const row = await findScreening(tx, params.screeningId, true)
  if (!row || !isWithin(row.area, user.grant.area)) throw notFound()
  if (row.status === 'closed') throw notFound()
  const remaining = await readRemaining(tx, row.area)
  const refusals = checkClosing(await readProgress(tx, user, row.id), remaining, body.why || undefined)
  if (refusals.length > 0) throw refused(refusals)
  await closeScreeningRow(tx, row, { on: today, by: user.id, remaining, why: body.why || null })
  return { status: 'closed' as const }
})

const workbook = handle(exportScreening, async ({ params }, context) => {
  const { tx, user, wire, language } = context
  const row = await seenScreening(context, params.screeningId)
  const name = language === 'zh' ? '排查进度.xlsx' : 'screening.xlsx'
  wire.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return writeScreening(
    row,
    await readProgress(tx, user, row.id),
    await countOutcomes(tx, user, row.id),
    language,
  )
})

export const screeningHandlers: readonly Handler[] = [
  all,
  create,
  show,
  close,
  workbook,
  ...screeningLineHandlers,
]
