import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import { CasePage } from './case-contract.ts'
import { type Route, route } from './route.ts'

const sealed = {
  confidentiality: 'C4',
  purpose: 'supervision',
  scope: 'area',
  roles: ['stationHead', 'townshipOffice'],
} as const
const text = z.string().trim().min(2).max(400)
const QueryParams = z.strictObject({ queryId: z.uuid() })

const SealedQuery = z.object({
  id: z.string(),
  fileNo: z.string(),
  asker: z.string(),
  basis: z.string(),
  caseNo: z.string(),
  scope: z.string(),
  until: PlainDate,
  preparedBy: z.string(),
  preparedOn: PlainDate,
  firstBy: z.string().nullable(),
  status: z.enum(['prepared', 'approvedOnce', 'open', 'over', 'refused', 'withdrawn']),
  may: z.array(z.enum(['approve', 'refuse', 'withdraw', 'look'])),
})
export type SealedQueryShown = z.infer<typeof SealedQuery>

export const listSealedQueries = route({
  ...sealed,
  id: 'sealedQuery.list',
  method: 'GET',
  path: '/api/sealed-queries',
  summary: { zh: '查询已封存档案的登记', en: 'Queries of sealed files' },
  reply: z.object({ items: z.array(SealedQuery), maxDays: z.number().int() }),
})

/** Written down whether or not such a file exists: the answer is the same, and only two approvals later it is looked for. */
export const askSealedQuery = route({
  ...sealed,
  id: 'sealedQuery.ask',
  method: 'POST',
  path: '/api/sealed-queries',
  summary: { zh: '登记一次查询', en: 'Write down a query' },
  body: z.strictObject({
    fileNo: z.string().trim().min(3).max(60),
    asker: text,
    basis: text,
    caseNo: z.string().trim().max(100).default(''),
    scope: text,
    until: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const answerSealedQuery = route({
  ...sealed,
  id: 'sealedQuery.answer',
  method: 'POST',
  path: '/api/sealed-queries/:queryId',
  summary: { zh: '批准、不批准或者撤回查询', en: 'Approve, refuse or withdraw a query' },
  stepUp: true,
  params: QueryParams,
  body: z.strictObject({ outcome: z.enum(['approve', 'refuse', 'withdraw']) }),
  reply: z.object({ status: z.string() }),
})

/** The file as it was sealed, for the time of the query; nothing can be recorded. */
export const lookSealed = route({
  ...sealed,
  id: 'sealedQuery.look',
  method: 'GET',
  path: '/api/sealed-queries/:queryId/file',
  summary: { zh: '查阅已封存的档案（会被记录）', en: 'Look into a sealed file (is logged)' },
  stepUp: true,
  params: QueryParams,
  reply: z.object({ query: SealedQuery, page: CasePage }),
})

export const sealedQueryRoutes: readonly Route[] = [
  listSealedQueries,
  askSealedQuery,
  answerSealedQuery,
  lookSealed,
]
