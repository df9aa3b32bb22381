import {
  overviewCohortList,
  overviewCohorts,
  overviewPictureBook,
  overviewWorkload,
} from '#contract/picture-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { pictureTables } from '#server/overview/export-pictures.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { findAsked, headOf } from '#server/overview/find-area.ts'
import { cohortQuestion } from '#server/overview/find-cohorts.ts'
import { readCohortList } from '#server/overview/read-cohort-people.ts'
import { compareCohorts, readCohorts } from '#server/overview/read-cohorts.ts'
import { readWorkload } from '#server/overview/read-workload.ts'

/** Pictures of the overview that are more than a figure over time or place. */
export const pictureHandlers: readonly Handler[] = [
  handle(overviewCohorts, async ({ query }, context) => {
    const asked = await findAsked(context, query)
    const question = cohortQuestion(context, asked, { curve: query.curve, step: query.step })
    const { curve, horizon } = question
    const here = await readCohorts(context, asked, question)
    const base = { ...headOf(asked, context), curve: curve.key, version: curve.version, horizon }
    const cohorts = [...here.series]
    if (query.cohort === undefined) return { ...base, cohorts, other: null, test: null }
    if (query.other === undefined) {
      const test = compareCohorts(question, here.rows.get(query.cohort), here.rows.get(query.against ?? ''))
      return { ...base, cohorts, other: null, test }
    }
    const elsewhere = await findAsked(context, { ...query, area: query.other })
    const there = await readCohorts(
      context,
      elsewhere,
      cohortQuestion(context, elsewhere, { curve: curve.key, step: query.step }),
    )
    const other = there.series.find((s) => s.cohort === query.cohort) ?? null
    const test = compareCohorts(question, here.rows.get(query.cohort), there.rows.get(query.cohort))
    return { ...base, cohorts, other, test }
  }),
  handle(overviewCohortList, async ({ body }, context) =>
    readCohortList(context, await findAsked(context, body), body),
  ),
  handle(overviewWorkload, async ({ query }, context) =>
    readWorkload(context, await findAsked(context, query)),
  ),
  handle(overviewPictureBook, async ({ query }, context) => {
    const asked = await findAsked(context, query)
    const name = `${query.picture}-${asked.area.code}-${asked.day}`
    context.wire.header('content-disposition', `attachment; filename="${name}.xlsx"`)
    return asWorkbook(await pictureTables(context, asked, query))
  }),
]
