import { v7 } from 'uuid'
import {
  cancelForecast,
  type ForecastPerson,
  forecastPeople,
  forecastWorkbook,
  showForecast,
  startForecast,
} from '#contract/policy-forecast-contract.ts'
import { maskName } from '#core/access/mask.ts'
import type { Difference } from '#core/policy/forecast.ts'
import { lineOf } from '#core/policy/forecast-sum.ts'
import { isWithin } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { countForecast } from '#server/policy-drafts/count-forecast.ts'
import { openDraft } from '#server/policy-drafts/draft-page.ts'
import { layOnBase } from '#server/policy-drafts/drafted.ts'
import { cellsFor, forecastPage, openForecast } from '#server/policy-drafts/forecast-page.ts'
import { forecastTables } from '#server/policy-drafts/forecast-tables.ts'
import { personPlace } from '#server/store/create-person.ts'
import { listVersions } from '#server/store/policy-draft-store.ts'
import {
  askCancel,
  type ForecastPersonRow,
  insertForecast,
  listForecastPeople,
} from '#server/store/policy-forecast-store.ts'
import { rangeOf } from '#server/store/rollup-range.ts'

const pageSize = 50

/** What a draft would do to the people of its area, before anybody decides on it. */
export const policyForecastHandlers: readonly Handler[] = [
  handle(startForecast, async ({ params, body }, context) => {
    const { tx, services, user, now, today } = context
    const draft = await openDraft(context, params.id)
    const [version] = await listVersions(tx, draft)
    if (!version || draft.state !== 'open') throw notFound()
    const effectiveOn = body.on === 'today' || version.effective_on < today ? today : version.effective_on
    const laid = layOnBase(services, draft, version.changes, effectiveOn)
    if (!laid.drafted.ok)
      throw refused(
        laid.drafted.faults.map((f) => ({
          code: 'draft.fault',
          field: f.path,
          says: f.says,
          ...(f.mend && { mend: f.mend }),
        })),
      )
    const id = v7()
    const { packSha256, baseSha256 } = laid
    const forecast = { id, version: version.version, day: effectiveOn, effectiveOn, packSha256, baseSha256 }
    await insertForecast(tx, draft, forecast, { user: user.id, name: user.name, at: now })
    // counted after this request has been committed; how far it is stands in the row
    void countForecast(services, {
      ...{ region: draft.region, id, base: laid.base, drafted: laid.drafted.book, day: effectiveOn },
    })
    return { id }
  }),

  handle(cancelForecast, async ({ params }, context) => {
    const { row } = await openForecast(context, params.id)
    await askCancel(context.tx, row.id)
    return {}
  }),

  handle(showForecast, async ({ params, query }, context) => forecastPage(context, params.id, query.area)),

  handle(forecastPeople, async ({ params, body }, context) => {
    const { row, body: counted } = await openForecast(context, params.id)
    if (!isWithin(body.area, context.user.grant.area)) throw notFound()
    const cells = cellsFor(context, counted)
    if (!cells.lines.includes(body.line) || cells.line(body.line, body.area).people === null) throw notFound()
    const after = readCursor(body.after)
    const find = { range: rangeOf(body.area), match: matchOf(body.line), after, limit: pageSize + 1 }
    const rows = await listForecastPeople(context.tx, row, find)
    const page = rows.slice(0, pageSize)
    const fields = ['name', 'duties', 'findings', 'tier', `because: ${body.because}`]
    for (const r of page) context.saw({ person: r.person_id, case: r.case_id, region: r.region, fields })
    const last = rows.length > pageSize ? page.at(-1) : undefined
    return {
      people: page.map((r) => personReply(context, r, body.line)),
      next: last ? JSON.stringify([last.file_no, last.case_id]) : null,
    }
  }),

  handle(forecastWorkbook, async ({ params, query }, context) => {
    const page = await forecastPage(context, params.id, query.area)
    const name = `forecast-${page.area.code}-${page.forecast.day}.xlsx`
    context.wire.header('content-disposition', `attachment; filename="${name}"`)
    return asWorkbook(forecastTables(page, context.language))
  }),
]

function personReply({ services }: Context, row: ForecastPersonRow, line: string): ForecastPerson {
  const name = services.vault.open(personPlace('name', row.region, row.person_id), row.name_sealed)
  return {
    caseId: row.case_id,
    fileNo: row.file_no,
    name: maskName(name),
    townshipName: row.township_name ?? '',
    differences: row.differences.filter((d) => lineOf(d) === line),
  }
}

/** The part of a difference that its line names. */
function matchOf(line: string): Partial<Difference> {
  const [what = '', second = '', third] = line.split(' ')
  if (what === 'tier') {
    const [from = '', to = ''] = second.split('>')
    return { what: 'tier', from: from === 'none' ? null : from, to: to === 'none' ? null : to }
  }
  const change = (third ?? second) as Difference['change']
  return { what: what as Difference['what'], change, ...(third === undefined ? {} : { kind: second }) }
}

function readCursor(text: string | undefined): readonly [string, string] {
  if (text === undefined) return ['', '']
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read) && read.length === 2) return [String(read[0]), String(read[1])]
  } catch {
    throw notFound()
  }
  throw notFound()
}
