import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const makers = ['worker', 'stationHead', 'townshipOffice', 'policeLiaison'] as const
const CaseParams = z.strictObject({ caseId: z.uuid() })
const FormId = z.string().regex(/^F-\d{2}[a-z]?$/)
const FormParams = z.strictObject({ caseId: z.uuid(), form: FormId })
const DocumentParams = z.strictObject({ caseId: z.uuid(), documentId: z.uuid() })
const Words = z.object({ zh: z.string(), en: z.string() })

const Subject = z.object({ entryId: z.string(), type: z.string(), on: PlainDate })

const OfferedForm = z.object({
  form: z.string(),
  names: Words,
  clause: z.string(),
  /** How much of the paper stands in the law: `statute`, `seen` in use, or only its `name` (docs/documents.md). */
  known: z.string(),
  /** The paper can not be issued before these are there. */
  missing: z.array(Words),
})

export const listForms = route({
  id: 'document.forms',
  method: 'GET',
  path: '/api/cases/:caseId/forms',
  summary: { zh: '现在可以制作的文书', en: 'Papers that fit the case now' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: CaseParams,
  reply: z.object({ forms: z.array(OfferedForm) }),
})

/** One field as it would be printed; identity numbers are masked here and stand in full only on the paper. */
export const FormField = z.object({
  key: z.string(),
  label: Words,
  kind: z.enum(['text', 'long', 'date', 'choice', 'rows']),
  value: z.union([z.string(), z.array(z.record(z.string(), z.string()))]).nullable(),
  source: z.enum(['file', 'typed', 'none']),
  required: z.boolean(),
  typable: z.boolean(),
  reading: z.boolean(),
  choices: z.array(z.string()).optional(),
  hint: Words.optional(),
})
export type FormField = z.infer<typeof FormField>

const FormPage = z.object({
  form: z.string(),
  names: Words,
  clause: z.object({ key: z.string(), document: z.string(), clause: z.string() }).nullable(),
  known: z.string(),
  inferred: Words.nullable(),
  signers: z.array(Words),
  numbered: z.boolean(),
  /** The journal's number of rows that the fields rest on: `If-Match` of issuing. */
  seq: z.number().int(),
  fileNo: z.string(),
  /** Entries that the paper may be about, newest first, where it is about one. */
  subjects: z.array(Subject),
  about: z.string().nullable(),
  fields: z.array(FormField),
  missing: z.array(z.string()),
})
export type FormPage = z.infer<typeof FormPage>

export const showForm = route({
  id: 'document.form',
  method: 'GET',
  path: '/api/cases/:caseId/forms/:form',
  summary: { zh: '一份文书的栏目和缺项', en: 'The fields of one paper, and what is missing' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: FormParams,
  query: z.strictObject({ about: z.string().max(64).optional() }),
  reply: FormPage,
})

/** What is written at printing, by field key: only where the file is silent. */
const Typed = z.record(z.string().max(60), z.string().max(4000))
const Filling = { about: z.string().max(64).optional(), typed: Typed.default({}) }

export const previewPaper = route({
  id: 'document.preview',
  method: 'POST',
  path: '/api/cases/:caseId/forms/:form/preview',
  summary: { zh: '预览', en: 'The paper as it would look, marked as a preview' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: FormParams,
  body: z.strictObject({ ...Filling, as: z.enum(['svg', 'pdf']).default('svg') }),
  reply: z.unknown(),
  produces: 'image/svg+xml',
  repeatable: true,
})

export const issuePaper = route({
  id: 'document.issue',
  method: 'POST',
  path: '/api/cases/:caseId/documents',
  summary: { zh: '制发文书：编号并固定', en: 'Issue a paper: number it and freeze it' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: CaseParams,
  body: z.strictObject({ id: z.uuid(), form: FormId, ...Filling }),
  reply: z.object({ documentId: z.string(), number: z.string().nullable(), pages: z.number().int() }),
  precondition: true,
})

const Copy = z.object({ id: z.string(), mediaType: z.string(), bytes: z.number().int(), at: z.string() })

const IssuedDocument = z.object({
  id: z.string(),
  form: z.string(),
  names: Words,
  number: z.string().nullable(),
  on: PlainDate,
  issuedAt: z.string(),
  by: z.object({ name: z.string(), role: z.string(), org: z.string() }),
  pages: z.number().int(),
  /** Of the PDF, in hex: what a copy is compared with. */
  sha256: z.string(),
  void: z.object({ at: z.string(), reason: z.string(), by: z.string() }).nullable(),
  copies: z.array(Copy),
})
export type IssuedDocument = z.infer<typeof IssuedDocument>

export const listDocuments = route({
  id: 'document.list',
  method: 'GET',
  path: '/api/cases/:caseId/documents',
  summary: { zh: '已制发的文书', en: 'Issued papers of a case' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: CaseParams,
  reply: z.object({ documents: z.array(IssuedDocument) }),
})

export const downloadPaper = route({
  id: 'document.download',
  method: 'GET',
  path: '/api/cases/:caseId/documents/:documentId/paper',
  summary: { zh: '下载或打印文书', en: 'The paper as PDF, drawn from what was frozen' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: DocumentParams,
  query: z.strictObject({ as: z.enum(['attachment', 'inline']).default('attachment') }),
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const downloadEditable = route({
  id: 'document.editable',
  method: 'GET',
  path: '/api/cases/:caseId/documents/:documentId/editable',
  summary: {
    zh: '下载可编辑的 DOCX（以签字盖章件为准）',
    en: 'The paper as DOCX that an office edits, stamps and attaches signed',
  },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: DocumentParams,
  reply: z.unknown(),
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const voidDocument = route({
  id: 'document.void',
  method: 'POST',
  path: '/api/cases/:caseId/documents/:documentId/void',
  summary: { zh: '作废文书（编号不再使用）', en: 'Make a paper void; its number stays used' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: DocumentParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
  reply: z.object({ voided: z.literal(true) }),
})

export const attachCopy = route({
  id: 'document.attach',
  method: 'POST',
  path: '/api/cases/:caseId/documents/:documentId/copies',
  summary: { zh: '附上签字盖章后的扫描件', en: 'Attach the signed paper: PDF, JPEG or PNG' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: DocumentParams,
  reply: Copy,
  upload: true,
})

export const downloadCopy = route({
  id: 'document.copy',
  method: 'GET',
  path: '/api/cases/:caseId/documents/:documentId/copies/:copyId',
  summary: { zh: '下载扫描件', en: 'A signed copy as it was kept' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: DocumentParams.extend({ copyId: z.uuid() }),
  reply: z.unknown(),
  produces: 'application/octet-stream',
})

export const printDossier = route({
  id: 'document.dossier',
  method: 'GET',
  path: '/api/cases/:caseId/dossier',
  stepUp: true,
  summary: { zh: '打印整份档案', en: 'The whole file: contents, completeness, course, papers, attachments' },
  roles: makers,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: CaseParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const documentRoutes: readonly Route[] = [
  listForms,
  showForm,
  previewPaper,
  issuePaper,
  listDocuments,
  downloadPaper,
  downloadEditable,
  voidDocument,
  attachCopy,
  downloadCopy,
  printDossier,
]
