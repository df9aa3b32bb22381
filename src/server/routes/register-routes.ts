import { overviewRegisters, registerList } from '#contract/register-contract.ts'
import { isRegister } from '#core/metrics/register-metric.ts'
import { findFigure } from '#core/metrics/register-metrics.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findAsked, headOf } from '#server/overview/find-area.ts'
import { readRegisterList } from '#server/overview/registers/read-register-list.ts'
import { readRegisters } from '#server/overview/registers/read-registers.ts'

/** Figures that do not count cases: staff, norms of staffing, leading groups. */
export const registerHandlers: readonly Handler[] = [
  handle(overviewRegisters, async ({ query: { measure: _, ...query } }, context) => {
    const asked = await findAsked(context, query)
    return { ...headOf(asked, context), figures: await readRegisters(context, asked, query.span) }
  }),
  handle(registerList, async ({ query: { measure: _, ...query } }, context) => {
    const metric = findFigure(query.metric)
    if (!metric || !isRegister(metric)) throw notFound()
    const asked = await findAsked(context, query)
    return readRegisterList(context, asked, metric, query)
  }),
]
