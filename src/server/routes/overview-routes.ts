import type { z } from 'zod'
import {
  metricDefinition,
  overviewCsv,
  overviewFigures,
  overviewFunnel,
  overviewHeat,
  overviewList,
  overviewRanking,
  overviewWorkbook,
} from '#contract/overview-contract.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { asCsv, asWorkbook, figureTable, rankingTable } from '#server/overview/export-tables.ts'
import { findAsked, headOf } from '#server/overview/find-area.ts'
import { readFigures } from '#server/overview/read-figures.ts'
import { readFunnel } from '#server/overview/read-funnel.ts'
import { readHeat } from '#server/overview/read-heat.ts'
import { peopleAccess, readPeople } from '#server/overview/read-people.ts'
import { loadFigure, loadMetric, readRanking, readTotal } from '#server/overview/read-ranking.ts'
import { readRegisters } from '#server/overview/registers/read-registers.ts'

/** The area overview: every number with its counts, its target, its sub-areas and its list. */
export const overviewHandlers: readonly Handler[] = [
  handle(overviewFigures, async ({ query }, context) => {
    const asked = await findAsked(context, query)
    const figures = await readFigures(context, asked, query.span)
    const { path, children } = asked
    return { ...headOf(asked, context), path, children, people: peopleAccess(context), figures }
  }),
  handle(overviewRanking, async ({ query }, context) => {
    const metric = loadFigure(query.metric)
    const asked = await findAsked(context, query)
    const total = await readTotal(context, asked, metric, query.span)
    const rows = await readRanking(context, asked, metric, query.span)
    return { ...headOf(asked, context), metric: metric.key, total, rows }
  }),
  handle(overviewFunnel, async ({ query }, context) => {
    const asked = await findAsked(context, query)
    return { ...headOf(asked, context), ...(await readFunnel(context, asked, query.years)) }
  }),
  handle(overviewHeat, async ({ query }, context) => {
    const metric = loadFigure(query.metric)
    const asked = await findAsked(context, query)
    const heat = await readHeat(context, asked, metric, query.months)
    return { ...headOf(asked, context), metric: metric.key, ...heat }
  }),
  handle(overviewList, async ({ body }, context) => {
    const metric = loadMetric(body.metric)
    const asked = await findAsked(context, body)
    return readPeople(context, asked, metric, body)
  }),
  handle(overviewWorkbook, async ({ query }, context) => asWorkbook(await tablesOf(context, query))),
  handle(overviewCsv, async ({ query }, context) => asCsv(await tablesOf(context, query))),
  handle(metricDefinition, async ({ params }) => {
    const { key, kind, unit, better, version, title, means, source, target } = loadFigure(params.key)
    return { key, kind, unit, better, version, title, means, source, target }
  }),
]

/** The ranking by a figure where one is named, else all figures of the area. */
async function tablesOf(context: Context, query: z.output<NonNullable<typeof overviewCsv.query>>) {
  const asked = await findAsked(context, query)
  context.wire.header(
    'content-disposition',
    `attachment; filename="overview-${asked.area.code}-${asked.day}"`,
  )
  if (query.metric === undefined)
    return [
      figureTable(
        asked,
        [
          ...(await readFigures(context, asked, query.span)),
          ...(await readRegisters(context, asked, query.span)),
        ],
        context.language,
      ),
    ]
  const metric = loadFigure(query.metric)
  return [
    rankingTable(asked, metric, await readRanking(context, asked, metric, query.span), context.language),
  ]
}
