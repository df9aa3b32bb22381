import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import {
  evaluationBase,
  evaluationReaders,
  evaluationWriters,
  Hundredths,
  ItemKey,
  MatrixRow,
  RoundAreaParams,
  RoundLine,
  RoundParams,
  SchemeHead,
  words,
} from './evaluation-shapes.ts'
import { type Route, route } from './route.ts'

const base = { ...evaluationBase, roles: evaluationReaders } as const
const area = { ...evaluationBase, roles: evaluationWriters } as const
const office = { ...evaluationBase, roles: ['narcoticsOffice'] } as const

export const EvidenceFile = z.object({
  id: z.string(),
  item: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  byName: z.string(),
  at: z.string(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

const Appeal = z.object({
  id: z.string(),
  item: ItemKey,
  text: z.string(),
  byName: z.string(),
  at: z.string(),
  mayAnswer: z.boolean(),
  answer: z
    .object({
      outcome: z.enum(['upheld', 'dismissed']),
      reason: z.string(),
      byName: z.string(),
      at: z.string(),
    })
    .nullable(),
})
export type Appeal = z.infer<typeof Appeal>

export const AreaPage = z.object({
  round: RoundLine,
  scheme: SchemeHead,
  row: MatrixRow,
  self: z.array(
    z.object({
      item: ItemKey,
      points: Hundredths.nullable(),
      text: z.string(),
      byName: z.string(),
      at: z.string(),
    }),
  ),
  submitted: z.object({ byName: z.string(), at: z.string() }).nullable(),
  maySelf: z.boolean(),
  mayReview: z.boolean(),
  /** Why the reader may not review it, although of the evaluating office. */
  barred: z.boolean(),
  mayAppeal: z.boolean(),
  files: z.array(EvidenceFile),
  /** Of reviewers: only the evaluating office reads who gave what. */
  marks: z.array(
    z.object({
      item: ItemKey,
      points: Hundredths,
      text: z.string(),
      byName: z.string(),
      own: z.boolean(),
      at: z.string(),
    }),
  ),
  finds: z.array(
    z.object({
      id: z.string(),
      item: ItemKey,
      amount: z.number().int(),
      evidence: z.string(),
      byName: z.string(),
      own: z.boolean(),
      state: z.enum(['open', 'confirmed', 'withdrawn']),
    }),
  ),
  appeals: z.array(Appeal),
  versions: z.array(
    z.object({
      version: z.number().int(),
      why: z.enum(['told', 'appeal']),
      sha256: z.string(),
      at: z.string(),
    }),
  ),
  appealUntil: PlainDate.nullable(),
  day: PlainDate,
})
export type AreaPage = z.infer<typeof AreaPage>

export const showRoundArea = route({
  ...base,
  id: 'evaluation.area',
  method: 'GET',
  path: '/api/evaluations/:roundId/areas/:area',
  summary: { zh: '一个地区：自评、评审、异议', en: 'One area: self-assessment, review, appeals' },
  params: RoundAreaParams,
  reply: AreaPage,
})

export const saveSelf = route({
  ...area,
  id: 'evaluation.self',
  method: 'POST',
  path: '/api/evaluations/:roundId/self',
  summary: { zh: '保存自评（一项）', en: 'Keep one item of the self-assessment' },
  params: RoundParams,
  body: z.strictObject({
    item: ItemKey,
    points: Hundredths.min(0).max(100_000).nullable(),
    text: z.string().trim().max(2000),
  }),
  reply: z.object({ at: z.string() }),
})

export const submitSelf = route({
  ...area,
  id: 'evaluation.submit',
  method: 'POST',
  path: '/api/evaluations/:roundId/submission',
  summary: { zh: '提交自评', en: 'Hand the self-assessment in' },
  params: RoundParams,
  reply: z.object({ at: z.string() }),
})

export const attachEvidence = route({
  ...area,
  id: 'evaluation.attach',
  method: 'POST',
  path: '/api/evaluations/:roundId/items/:item/files',
  summary: { zh: '上传佐证材料', en: 'Add a file as evidence: PDF, JPEG or PNG' },
  params: z.strictObject({ roundId: z.uuid(), item: ItemKey }),
  reply: z.object({ id: z.string() }),
  upload: true,
})

export const openEvidence = route({
  ...base,
  confidentiality: 'C2',
  id: 'evaluation.file',
  method: 'GET',
  path: '/api/evaluations/:roundId/files/:fileId',
  summary: { zh: '下载佐证材料', en: 'A file of evidence' },
  params: z.strictObject({ roundId: z.uuid(), fileId: z.uuid() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/octet-stream',
})

export const giveMark = route({
  ...office,
  id: 'evaluation.mark',
  method: 'POST',
  path: '/api/evaluations/:roundId/areas/:area/marks',
  summary: { zh: '评审打分', en: 'Points of a reviewer for a judged item' },
  params: RoundAreaParams,
  body: z.strictObject({
    item: ItemKey,
    points: Hundredths.min(0).max(100_000),
    text: z.string().trim().max(1000),
  }),
  reply: z.object({ points: Hundredths }),
})

export const addFind = route({
  ...office,
  id: 'evaluation.find',
  method: 'POST',
  path: '/api/evaluations/:roundId/areas/:area/finds',
  summary: {
    zh: '登记扣分、加分或一票否决的情形',
    en: 'A deduction, extra points or a veto, with its evidence',
  },
  params: RoundAreaParams,
  body: z.strictObject({
    id: z.uuid(),
    item: ItemKey,
    /** How often, or hundredths of extra points. */
    amount: z.number().int().min(1).max(10_000),
    evidence: words(2000),
  }),
  reply: z.object({ id: z.string() }),
})

export const answerFind = route({
  ...office,
  id: 'evaluation.answerFind',
  method: 'POST',
  path: '/api/evaluations/finds/:findId/answers',
  summary: { zh: '确认或撤回登记的情形', en: 'Confirm a finding, or take it back' },
  params: z.strictObject({ findId: z.uuid() }),
  body: z.strictObject({ answer: z.enum(['confirmed', 'withdrawn']), note: words(1000) }),
  reply: z.object({ state: z.string() }),
})

export const addAppeal = route({
  ...area,
  id: 'evaluation.appeal',
  method: 'POST',
  path: '/api/evaluations/:roundId/appeals',
  summary: { zh: '提出异议', en: 'Appeal against an item' },
  params: RoundParams,
  body: z.strictObject({ id: z.uuid(), item: ItemKey, text: words(2000) }),
  reply: z.object({ id: z.string() }),
})

export const answerAppeal = route({
  ...office,
  id: 'evaluation.answerAppeal',
  method: 'POST',
  path: '/api/evaluations/appeals/:appealId/answer',
  summary: { zh: '答复异议并重新计算', en: 'Decide an appeal; what it touches is counted again' },
  params: z.strictObject({ appealId: z.uuid() }),
  body: z.strictObject({
    outcome: z.enum(['upheld', 'dismissed']),
    reason: words(2000),
    /** The points of a judged item, or how often a found deduction stays; computed items are taken from a newer sealed report. */
    amount: z.number().int().min(0).max(100_000).optional(),
  }),
  reply: z.object({ total: Hundredths }),
})

export const evaluationAreaRoutes: readonly Route[] = [
  showRoundArea,
  saveSelf,
  submitSelf,
  attachEvidence,
  openEvidence,
  giveMark,
  addFind,
  answerFind,
  addAppeal,
  answerAppeal,
]
