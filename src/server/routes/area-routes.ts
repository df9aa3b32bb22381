import { listAreas, searchAreas, showArea } from '#contract/area-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findAreaPath, listChildAreas, searchAreas as searchAreaRows } from '#server/store/area-find.ts'

export const areaHandlers: readonly Handler[] = [
  handle(listAreas, async ({ query }, { tx }) => ({ areas: await listChildAreas(tx, query.parent) })),

  handle(searchAreas, async ({ query }, { tx }) => ({
    areas: await searchAreaRows(tx, { ...query, level: query.level }),
  })),

  handle(showArea, async ({ params }, { tx }) => {
    const path = await findAreaPath(tx, params.code)
    const area = path.at(-1)
    if (!area) throw notFound()
    return { ...area, path }
  }),
]
