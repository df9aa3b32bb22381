import { v7 } from 'uuid'
import {
  answerSealedQuery,
  askSealedQuery,
  listSealedQueries,
  lookSealed,
  type SealedQueryShown,
} from '#contract/sealed-query-contract.ts'
import { findRule } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { casePage } from '#server/cases/case-page.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { openCase } from '#server/store/open-case.ts'
import {
  enterSealed,
  findSealedQuery,
  insertSealedQuery,
  listSealedQueries as list,
  openAsked,
  type SealedQueryRow,
  stepSealedQuery,
} from '#server/store/sealed-query-store.ts'

const all = handle(listSealedQueries, async (_, context) => {
  const rows = await list(context.tx)
  context.saw({ fields: ['sealedQuery'], count: rows.length })
  return { items: rows.map((row) => shown(row, context)), maxDays: maxDays(context) }
})

const ask = handle(askSealedQuery, async ({ body }, context) => {
  const { tx, services, user, today, now } = context
  const { until, ...asked } = body
  const last = addDays(today, maxDays(context))
  if (until < today || until > last)
    throw refused([
      {
        code: 'query-until',
        field: 'until',
        says: { zh: `请填今天到${last}之间的日期。`, en: `Give a day between today and ${last}.` },
      },
    ])
  const id = v7()
  const { area } = user.grant
  await insertSealedQuery(tx, services.vault, { id, area, asked, until, by: user.id, on: today, at: now })
  context.saw({ fields: ['sealedQuery'] })
  return { id }
})

const answer = handle(answerSealedQuery, async ({ params, body }, context) => {
  const { tx, user, now } = context
  const row = await findSealedQuery(tx, params.queryId)
  if (!row) throw notFound()
  context.saw({ fields: ['sealedQuery'] })
  if (!shown(row, context).may.includes(body.outcome)) throw refused([notYours])
  const step =
    body.outcome === 'refuse'
      ? 'refused'
      : body.outcome === 'withdraw'
        ? 'withdrawn'
        : row.status === 'prepared'
          ? 'approvedOnce'
          : 'open'
  if (!(await stepSealedQuery(tx, row, step, { by: user.id, at: now }))) throw changedMeanwhile()
  return { status: step }
})

/** Only now it is asked whether there is such a file; that it was looked for is logged either way. */
const look = handle(lookSealed, async ({ params }, context) => {
  const { tx, services } = context
  const row = await findSealedQuery(tx, params.queryId)
  if (!row || !shown(row, context).may.includes('look')) throw notFound()
  const { fileNo } = openAsked(services.vault, row)
  const caseId = await enterSealed(tx, row.region, fileNo)
  if (!caseId) throw notFound()
  const key = await openCase(tx, caseId)
  const fields = ['case', 'journal', `sealed-query: ${row.id}`]
  context.saw({ region: key.region, person: key.personId, case: key.caseId, fields })
  const page = await casePage(key, {}, context)
  return { query: shown(row, context), page: { ...page, mayRecord: [], otherCases: [] } }
})

const notYours = {
  code: 'query-not-yours',
  says: {
    zh: '登记查询的人和第一次批准的人不能再批准；第二次批准由乡镇（街道）的另一人作出。',
    en: 'Neither who wrote it down nor who approved first approves again; the second approval is another person of the township.',
  },
}

function shown(row: SealedQueryRow, { services, user, today }: Context): SealedQueryShown {
  const over = row.status === 'open' && today > row.until_day
  return {
    id: row.id,
    ...openAsked(services.vault, row),
    until: row.until_day,
    preparedBy: row.prepared_by_name ?? '',
    preparedOn: row.prepared_on,
    firstBy: row.first_by_name,
    status: over ? 'over' : row.status,
    may: over ? [] : mayOf(row, user.id, user.role === 'townshipOffice'),
  }
}

/** As with sealing itself: one writes it down, two others approve, the second of them for the township. */
function mayOf(row: SealedQueryRow, user: string, office: boolean): SealedQueryShown['may'] {
  if (row.status === 'open') return ['look']
  if (row.status !== 'prepared' && row.status !== 'approvedOnce') return []
  if (row.prepared_by === user) return ['withdraw']
  if (row.first_by === user || (row.status === 'approvedOnce' && !office)) return []
  return ['approve', 'refuse']
}

function maxDays({ policies, user, today }: Context): number {
  return findRule<number>(policies.at(user.grant.area), 'sealing.queryMaxDays', today)?.value ?? 0
}

export const sealedQueryHandlers: readonly Handler[] = [all, ask, answer, look]
