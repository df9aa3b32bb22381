import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import {
  evaluationBase,
  evaluationReaders,
  MatrixRow,
  Place,
  RoundLine,
  RoundParams,
  SchemeHead,
  words,
} from './evaluation-shapes.ts'
import { type Route, route } from './route.ts'

const base = { ...evaluationBase, roles: evaluationReaders } as const
const office = { ...evaluationBase, roles: ['narcoticsOffice'] } as const
const Note = z.string().trim().max(1000).default('')
const Level = z.enum(['province', 'city', 'county', 'township'])
const Stage = z.object({ stage: z.string() })

export const listRounds = route({
  ...base,
  id: 'evaluation.rounds',
  method: 'GET',
  path: '/api/evaluations',
  summary: { zh: '考评轮次', en: 'Rounds of evaluation, newest first' },
  reply: z.object({ rounds: z.array(RoundLine), mayOpen: z.boolean() }),
})

export const countEvaluations = route({
  ...base,
  id: 'evaluation.counts',
  method: 'GET',
  path: '/api/evaluations/counts',
  summary: {
    zh: '考评、约谈和整改待办数',
    en: 'What waits: self-assessments, talks, overdue rectifications',
  },
  reply: z.object({
    self: z.number().int(),
    decide: z.number().int(),
    talks: z.number().int(),
    overdue: z.number().int(),
    toCheck: z.number().int(),
    all: z.number().int(),
  }),
})

export const showScheme = route({
  ...base,
  id: 'evaluation.scheme',
  method: 'GET',
  path: '/api/evaluations/scheme',
  summary: { zh: '本地区某日的考评方案', en: 'The scheme that holds here on a day' },
  query: z.strictObject({ day: PlainDate }),
  reply: z.object({ scheme: SchemeHead.nullable(), areas: z.record(z.string(), z.number().int()) }),
})

export const openRound = route({
  ...office,
  id: 'evaluation.open',
  method: 'POST',
  path: '/api/evaluations',
  summary: { zh: '开展一轮考评', en: 'Open a round' },
  body: z.strictObject({
    id: z.uuid(),
    title: words(120),
    level: Level,
    span: z.enum(['year', 'halfYear']),
    day: PlainDate,
    selfUntil: PlainDate,
    reviewUntil: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const showRound = route({
  ...base,
  id: 'evaluation.show',
  method: 'GET',
  path: '/api/evaluations/:roundId',
  summary: { zh: '一轮考评：方案、各地区得分', en: 'A round: its scheme and the points of each area' },
  params: RoundParams,
  reply: z.object({
    round: RoundLine,
    scheme: SchemeHead,
    /** Until it is published, an evaluated area finds only itself here. */
    rows: z.array(MatrixRow),
    knownAt: z.string().nullable(),
    counting: z.object({ done: z.number().int(), total: z.number().int(), failed: z.boolean() }).nullable(),
    reports: z.array(z.object({ id: z.string(), day: PlainDate, sha256: z.string().nullable() })),
    steps: z.array(z.object({ stage: z.string(), note: z.string(), byName: z.string(), at: z.string() })),
    publication: z
      .object({
        sha256: z.string(),
        audience: z.enum(['areas', 'office']),
        byName: z.string(),
        at: z.string(),
      })
      .nullable(),
    /** What stands in the way of the next stage, in numbers. */
    waits: z.object({
      unmarked: z.number().int(),
      differing: z.number().int(),
      openVetoes: z.number().int(),
      openAppeals: z.number().int(),
    }),
    mayPublish: z.boolean(),
  }),
})

export const startReview = route({
  ...office,
  id: 'evaluation.review',
  method: 'POST',
  path: '/api/evaluations/:roundId/review',
  summary: {
    zh: '结束自评，取数并开始评审',
    en: 'End the self-assessment, take the figures, begin the review',
  },
  params: RoundParams,
  reply: Stage,
})

export const takeFigures = route({
  ...office,
  id: 'evaluation.figures',
  method: 'POST',
  path: '/api/evaluations/:roundId/figures',
  summary: { zh: '从封存的报表取数', en: 'Take the figures from the sealed reports' },
  params: RoundParams,
  reply: Stage,
})

export const tellResults = route({
  ...office,
  id: 'evaluation.tell',
  method: 'POST',
  path: '/api/evaluations/:roundId/tell',
  summary: { zh: '把初步结果告知各地区', en: 'Tell each area its provisional result' },
  params: RoundParams,
  body: z.strictObject({ note: Note }),
  reply: Stage,
})

export const publishRound = route({
  ...office,
  id: 'evaluation.publish',
  method: 'POST',
  path: '/api/evaluations/:roundId/publication',
  summary: { zh: '公布结果', en: 'Publish the results' },
  params: RoundParams,
  body: z.strictObject({ audience: z.enum(['areas', 'office']), note: Note }),
  reply: z.object({ sha256: z.string(), proposals: z.number().int() }),
})

export const cancelRound = route({
  ...office,
  id: 'evaluation.cancel',
  method: 'POST',
  path: '/api/evaluations/:roundId/cancel',
  summary: { zh: '撤销这一轮考评', en: 'Call a round off' },
  params: RoundParams,
  body: z.strictObject({ note: words(1000) }),
  reply: Stage,
})

export const checkRound = route({
  ...base,
  id: 'evaluation.check',
  method: 'GET',
  path: '/api/evaluations/:roundId/check',
  summary: { zh: '重新计算并逐字核对', en: 'Count everything again and compare to the byte' },
  params: RoundParams,
  reply: z.object({ same: z.boolean(), areas: z.number().int(), differs: z.array(z.string()) }),
})

export const bulletin = route({
  ...base,
  id: 'evaluation.bulletin',
  method: 'GET',
  path: '/api/evaluations/:roundId/bulletin',
  summary: { zh: '打印考评通报', en: 'The published result on paper' },
  params: RoundParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const roundWorkbook = route({
  ...base,
  id: 'evaluation.workbook',
  method: 'GET',
  path: '/api/evaluations/:roundId/workbook',
  summary: { zh: '导出得分表', en: 'The points as a workbook' },
  params: RoundParams,
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const evaluationHistory = route({
  ...base,
  id: 'evaluation.history',
  method: 'GET',
  path: '/api/evaluations/history/:area',
  summary: { zh: '一个地区历年的名次、等次', en: 'Ranks and grades of an area over the years' },
  params: z.strictObject({ area: AreaCode }),
  reply: z.object({
    area: Place,
    years: z.array(
      z.object({
        roundId: z.string(),
        title: z.string(),
        day: PlainDate,
        rank: z.number().int(),
        of: z.number().int(),
        group: z.enum(['usual', 'small']),
        last: z.boolean(),
        total: z.number().int(),
        grade: z.string(),
      }),
    ),
  }),
})

export const evaluationRoutes: readonly Route[] = [
  listRounds,
  countEvaluations,
  showScheme,
  evaluationHistory,
  openRound,
  showRound,
  startReview,
  takeFigures,
  tellResults,
  publishRound,
  cancelRound,
  checkRound,
  bulletin,
  roundWorkbook,
]
