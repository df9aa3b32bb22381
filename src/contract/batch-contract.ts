import { z } from 'zod'
import { dutyKinds } from '#core/case/case-state.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { FormField } from './document-contract.ts'
import { type Route, route } from './route.ts'

const roles = ['worker', 'stationHead', 'townshipOffice'] as const
const FormId = z.string().regex(/^F-\d{2}[a-z]?$/)
const Words = z.object({ zh: z.string(), en: z.string() })
const BatchParams = z.strictObject({ batchId: z.uuid() })

/** So many papers are made and printed at once at most. */
export const batchLimit = 200

const BatchForm = z.object({
  form: z.string(),
  names: Words,
  duties: z.array(z.enum(dutyKinds)),
  /** What is written once for all papers. */
  shared: z.array(FormField),
})
export type BatchForm = z.infer<typeof BatchForm>

export const listBatchForms = route({
  id: 'batch.forms',
  method: 'GET',
  path: '/api/documents/batch/forms',
  summary: { zh: '可以批量制作的文书', en: 'Papers that may be made for many people at once' },
  roles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'casework',
  reply: z.object({
    forms: z.array(BatchForm),
    /** Papers that go against a person: one person at a time. */
    adverse: z.array(z.object({ form: z.string(), names: Words })),
  }),
})

const Typed = z.record(z.string().max(60), z.string().max(4000)).default({})

const Candidate = z.object({
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  workerName: z.string().nullable(),
  /** The soonest open duty that the paper serves. */
  dueOn: PlainDate.nullable(),
  /** Why the paper can not be made for this person now; empty where it can. */
  missing: z.array(Words),
  /** The last one of this kind that stands. */
  issuedOn: PlainDate.nullable(),
})
export type Candidate = z.infer<typeof Candidate>

export const findCandidates = route({
  id: 'batch.candidates',
  method: 'POST',
  path: '/api/documents/batch/candidates',
  repeatable: true,
  summary: {
    zh: '哪些人可以制作，缺什么',
    en: 'For whom the paper can be made, and what is missing for whom',
  },
  roles,
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'casework',
  body: z.strictObject({
    form: FormId,
    /** Only people with an open duty that the paper serves. */
    due: z.boolean().default(true),
    worker: z.string().max(64).optional(),
    typed: Typed,
    limit: z.number().int().min(1).max(50).default(50),
    after: z.string().max(400).optional(),
  }),
  reply: z.object({ people: z.array(Candidate), next: z.string().nullable() }),
})

export const startBatch = route({
  id: 'batch.start',
  method: 'POST',
  path: '/api/documents/batch',
  summary: { zh: '开始批量制发', en: 'Begin a batch; nothing is issued yet' },
  roles,
  scope: 'area',
  confidentiality: 'C2',
  purpose: 'casework',
  body: z.strictObject({
    id: z.uuid(),
    form: FormId,
    caseIds: z.array(z.uuid()).min(1).max(batchLimit),
    typed: Typed,
  }),
  reply: z.object({ batchId: z.string(), waiting: z.number().int() }),
})

const BatchItem = z.object({
  caseId: z.string(),
  documentId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  state: z.enum(['waiting', 'issued', 'failed']),
  number: z.string().nullable(),
  pages: z.number().int().nullable(),
  says: z.array(Words),
})
export type BatchItem = z.infer<typeof BatchItem>

const Progress = { waiting: z.number().int(), issued: z.number().int(), failed: z.number().int() }

export const stepBatch = route({
  id: 'batch.step',
  method: 'POST',
  path: '/api/documents/batch/:batchId/next',
  summary: { zh: '制发下一份', en: 'Issue the next paper of a batch' },
  roles,
  scope: 'area',
  confidentiality: 'C4',
  purpose: 'casework',
  params: BatchParams,
  reply: z.object(Progress),
})

export const readBatch = route({
  id: 'batch.read',
  method: 'GET',
  path: '/api/documents/batch/:batchId',
  summary: { zh: '批量制发的进度和名单', en: 'What became of each paper of a batch' },
  roles,
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'casework',
  params: BatchParams,
  reply: z.object({
    batchId: z.string(),
    form: z.string(),
    names: Words,
    startedAt: z.string(),
    ...Progress,
    items: z.array(BatchItem),
  }),
})

export const listBatches = route({
  id: 'batch.list',
  method: 'GET',
  path: '/api/documents/batches',
  summary: { zh: '我最近的批量制发', en: 'My latest batches' },
  roles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'casework',
  reply: z.object({
    batches: z.array(
      z.object({ batchId: z.string(), form: z.string(), names: Words, startedAt: z.string(), ...Progress }),
    ),
  }),
})

export const printBatch = route({
  id: 'batch.print',
  method: 'GET',
  path: '/api/documents/batch/:batchId/paper',
  summary: { zh: '合并打印已制发的文书', en: 'All issued papers of a batch as one PDF' },
  roles,
  scope: 'area',
  confidentiality: 'C4',
  purpose: 'casework',
  params: BatchParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const batchRoutes: readonly Route[] = [
  listBatchForms,
  findCandidates,
  startBatch,
  stepBatch,
  readBatch,
  listBatches,
  printBatch,
]
