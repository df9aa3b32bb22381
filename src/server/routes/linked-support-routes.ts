import { addSupport, addSupportVisit, endSupport, listSupport } from '#contract/linked-support-contract.ts'
import { visitsOwed } from '#core/oversight/linked-support.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { namedArea, onlyAbove, refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import {
  endSupportRow,
  findSupportRow,
  insertSupport,
  insertSupportVisit,
  listSupportRows,
  type SupportRow,
} from '#server/store/linked-support-store.ts'
import { targetsBelow } from './inspection-plan-routes.ts'

/** Leaders linked to townships that lag: visits owed, made, and what they helped with. */
export const linkedSupportHandlers: readonly Handler[] = [
  handle(listSupport, async ({ query }, context) => {
    const { area } = await namedArea(context, query.area)
    const policy = context.policies.at(area.code)
    const rule = ruleOn<number>(policy, 'support.visitsPerYear', context.today)
    const clause = policy.clauses[rule.clause]
    const rows = await listSupportRows(context.tx, area.code)
    const adds = context.user.role === 'narcoticsOffice'
    return {
      area,
      perYear: rule.value,
      source: {
        clause: rule.clause,
        source: clause ? `${clause.document} ${clause.clause}` : rule.clause,
        reading: rule.reading,
      },
      links: rows.map((row) => ({
        ...{ id: row.id, leader: row.leader, post: row.post, reason: row.reason, from: row.from, to: row.to },
        area: { code: row.area, name: row.areaName },
        by: { code: row.byArea, name: row.byAreaName },
        ...visitsOwed(
          row,
          row.visits.map((v) => v.on),
          rule.value,
          context.today,
        ),
        mayWrite: adds && context.user.grant.area === row.byArea && row.to === null,
        visits: [...row.visits],
      })),
      mayAdd: adds,
      targets: adds ? await targetsBelow(context) : [],
    }
  }),

  handle(addSupport, async ({ body }, context) => {
    onlyAbove(context, body.area)
    await namedArea(context, body.area)
    const { leader, post, reason } = body
    refusePersonal({ leader, post, reason })
    await insertSupport(context.tx, { ...body, ...writtenAbout(context, body.area) })
    return { id: body.id }
  }),

  handle(endSupport, async ({ params, body }, context) => {
    const row = await openLink(context, params.supportId)
    if (!(await endSupportRow(context.tx, row, body.to))) refuseOne(endsBefore)
    return { id: row.id }
  }),

  handle(addSupportVisit, async ({ params, body }, context) => {
    const row = await openLink(context, params.supportId)
    if (body.on > context.today || body.on < row.from || (row.to !== null && body.on > row.to))
      refuseOne(outside)
    refusePersonal({ problem: body.problem, helped: body.helped })
    await insertSupportVisit(context.tx, row.id, body, writtenAbout(context, row.area))
    return { id: body.id }
  }),
]

/** Only the office that made a link writes about it. */
async function openLink(context: Context, id: string): Promise<SupportRow> {
  const row = await findSupportRow(context.tx, id)
  if (!row || !isWithin(row.area, context.user.grant.area) || row.byArea !== context.user.grant.area)
    throw notFound()
  return row
}

const endsBefore: Refusal = {
  code: 'support-ends-before',
  field: 'to',
  says: { zh: '结束日期早于开始，或者已经结束。', en: 'It would end before it began, or has ended.' },
}
const outside: Refusal = {
  code: 'support-outside',
  field: 'on',
  says: { zh: '日期不在挂钩联系期间，或者还没有到。', en: 'The day lies outside the link, or has not come.' },
}
