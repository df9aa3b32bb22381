import { addPlanLine, cancelPlanLine, type PlanLine, showPlan } from '#contract/inspection-contract.ts'
import { monthEnd } from '#core/metrics/time-span.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { checklistsAt } from '#server/oversight/read-inspection.ts'
import { namedArea, onlyAbove, refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import { listChildAreas } from '#server/store/area-find.ts'
import { cancelPlan, insertPlanLine, listPlan, type PlanRow } from '#server/store/inspection-plan-store.ts'

/** The plan of visits of an office: not seen by those who will be visited. */
export const inspectionPlanHandlers: readonly Handler[] = [
  handle(showPlan, async ({ query }, context) => {
    const rows = await listPlan(context.tx, context.user.grant.area, query.year)
    const targets = await targetsBelow(context)
    const planned = new Set(rows.filter((row) => row.cancelledOn === null).map((row) => row.target))
    return {
      year: query.year,
      lines: rows.map((row) => lineOf(context, query.year, row)),
      unplanned: targets.filter((one) => !planned.has(one.code)),
      targets,
      lists: checklistsAt(context, context.user.grant.area).value.map(({ key, title }) => ({ key, title })),
    }
  }),

  handle(addPlanLine, async ({ body }, context) => {
    onlyAbove(context, body.target)
    await namedArea(context, body.target)
    if (monthEnd(monthOf(body.year, body.month)) < context.today) refuseOne(monthOver)
    refusePersonal({ theme: body.theme })
    await insertPlanLine(context.tx, { ...body, ...writtenAbout(context, context.user.grant.area) })
    return { id: body.id }
  }),

  handle(cancelPlanLine, async ({ params, body }, context) => {
    refusePersonal({ reason: body.reason })
    const at = { area: context.user.grant.area, id: params.planId }
    if (!(await cancelPlan(context.tx, at, context.today, body.reason))) throw notFound()
    return { id: params.planId }
  }),
]

/** The areas directly below the reader's own: whom it visits. */
export async function targetsBelow({ tx, user }: Context) {
  const below = await listChildAreas(tx, user.grant.area)
  return below.filter((a) => a.level !== 'village').map(({ code, name }) => ({ code, name }))
}

function lineOf({ today }: Context, year: number, row: PlanRow): PlanLine {
  const { id, month, theme, reason, inspectionId } = row
  const late = monthEnd(monthOf(year, month)) < today
  const state = row.cancelledOn ? 'cancelled' : inspectionId ? 'done' : late ? 'overdue' : 'planned'
  return { id, month, theme, reason, inspectionId, state, target: { code: row.target, name: row.targetName } }
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

const monthOver: Refusal = {
  code: 'inspection-month-over',
  field: 'month',
  says: { zh: '这个月已经过去。', en: 'That month is over.' },
  mend: { zh: '请选本月或者以后的月份。', en: 'Choose this month or a later one.' },
}
