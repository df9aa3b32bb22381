import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { InspectionFinding } from './inspection-finding-contract.ts'
import {
  Day,
  InArea,
  NamedArea,
  NamedKey,
  OfficeFile,
  overseers,
  oversightBase,
  Source,
  Words,
  Workbook,
  words,
  workbookType,
} from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const inspectors = ['narcoticsOffice'] as const
const InspectionParams = z.strictObject({ inspectionId: z.uuid() })
export const verdicts = ['met', 'notMet', 'notApplicable'] as const

const PlanLine = z.object({
  id: z.string(),
  target: NamedArea,
  month: z.number().int(),
  theme: z.string(),
  state: z.enum(['planned', 'done', 'overdue', 'cancelled']),
  reason: z.string(),
  inspectionId: z.string().nullable(),
})
export type PlanLine = z.infer<typeof PlanLine>

export const showPlan = route({
  ...oversightBase,
  id: 'inspection.plan',
  method: 'GET',
  path: '/api/inspections/plan',
  summary: { zh: '本级年度督导计划', en: 'The own plan of inspections of a year' },
  roles: inspectors,
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: z.object({
    year: z.number().int(),
    lines: z.array(PlanLine),
    /** Areas below that nobody plans to visit this year. */
    unplanned: z.array(NamedArea),
    /** Whom an inspection or a plan can be about: what lies directly below. */
    targets: z.array(NamedArea),
    lists: z.array(NamedKey),
  }),
})

export const addPlanLine = route({
  ...oversightBase,
  id: 'inspection.addPlan',
  method: 'POST',
  path: '/api/inspections/plan',
  summary: { zh: '列入督导计划', en: 'Put a visit into the plan' },
  roles: inspectors,
  body: z.strictObject({
    id: z.uuid(),
    year: z.number().int().min(2000).max(2100),
    month: z.number().int().min(1).max(12),
    target: AreaCode,
    theme: words(200),
  }),
  reply: z.object({ id: z.string() }),
})

export const cancelPlanLine = route({
  ...oversightBase,
  id: 'inspection.cancelPlan',
  method: 'POST',
  path: '/api/inspections/plan/:planId/cancel',
  summary: { zh: '取消计划中的一次督导', en: 'Take a visit out of the plan, with the reason' },
  roles: inspectors,
  params: z.strictObject({ planId: z.uuid() }),
  body: z.strictObject({ reason: words(200) }),
  reply: z.object({ id: z.string() }),
})

const InspectionLine = z.object({
  id: z.string(),
  area: NamedArea,
  by: NamedArea,
  on: Day,
  theme: z.string(),
  inspectors: z.string(),
  closed: z.boolean(),
  findings: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
})
export type InspectionLine = z.infer<typeof InspectionLine>

export const listInspections = route({
  ...oversightBase,
  id: 'inspection.list',
  method: 'GET',
  path: '/api/inspections',
  summary: { zh: '督导检查，最近的在前', en: 'Inspections, newest first' },
  roles: overseers,
  query: InArea,
  reply: z.object({ area: NamedArea, inspections: z.array(InspectionLine), mayInspect: z.boolean() }),
})

export const exportInspections = route({
  ...oversightBase,
  id: 'inspection.export',
  method: 'GET',
  path: '/api/inspections/workbook',
  summary: { zh: '导出督导和问题清单', en: 'Inspections and findings as a workbook' },
  roles: overseers,
  query: InArea,
  reply: Workbook,
  produces: workbookType,
})

export const beginInspection = route({
  ...oversightBase,
  id: 'inspection.begin',
  method: 'POST',
  path: '/api/inspections',
  summary: { zh: '开始一次督导，由系统抽取档案', en: 'Begin a visit; the server draws the files' },
  roles: inspectors,
  body: z.strictObject({
    id: z.uuid(),
    area: AreaCode,
    on: Day,
    theme: words(200),
    inspectors: words(200),
    lists: z.array(z.string().max(40)).min(1).max(10),
    planId: z.uuid().nullable(),
  }),
  reply: z.object({ id: z.string() }),
})

const Checklist = z.object({
  key: z.string(),
  of: z.enum(['office', 'file']),
  title: Words,
  items: z.array(
    z.object({ key: z.string(), clause: z.string(), source: z.string(), severity: z.string(), says: Words }),
  ),
})
export type InspectionChecklist = z.infer<typeof Checklist>

const Answer = z.object({
  list: z.string().max(40),
  item: z.string().max(40),
  /** 0 for the office, otherwise the number of the file drawn. */
  pick: z.number().int().min(0).max(100),
  verdict: z.enum(verdicts),
  note: z.string().trim().max(1000),
})
export type InspectionAnswer = z.infer<typeof Answer>

const Sampled = z.object({
  pick: z.number().int(),
  /** For the office that keeps the file, so that it can be fetched; inspectors get the number alone. */
  fileNo: z.string().nullable(),
  measure: z.string(),
  stage: z.string(),
  sinceYear: z.string().nullable(),
  agreement: z.boolean(),
  reportIn: z.string(),
  openDuties: z.number().int(),
  overdueDuties: z.number().int(),
  findings: z.number().int(),
})
export type SampledFile = z.infer<typeof Sampled>

export const showInspection = route({
  ...oversightBase,
  id: 'inspection.show',
  method: 'GET',
  path: '/api/inspections/:inspectionId',
  summary: { zh: '一次督导：清单、问题、整改', en: 'A visit with its lists, findings and remedies' },
  roles: overseers,
  params: InspectionParams,
  reply: z.object({
    ...InspectionLine.shape,
    lists: z.array(Checklist),
    severities: z.array(
      z.object({ key: z.string(), title: Words, days: z.number().int(), evidence: z.boolean() }),
    ),
    source: Source,
    answers: z.array(Answer),
    findingsList: z.array(InspectionFinding),
    files: z.array(OfficeFile),
    summary: z.string(),
    closedBy: z.string(),
    closedAt: z.string().nullable(),
    mayWrite: z.boolean(),
    sample: z.object({
      seed: z.string(),
      frame: z.number().int(),
      frameSha256: z.string(),
      drawn: z.number().int(),
      drawnAt: z.string(),
      /** Drawn again from seed and frame, the same files come out. */
      same: z.boolean(),
    }),
  }),
})

export const showSample = route({
  ...oversightBase,
  confidentiality: 'C3',
  id: 'inspection.sample',
  method: 'GET',
  path: '/api/inspections/:inspectionId/sample',
  summary: { zh: '抽到的档案（对检查人不显示身份）', en: 'The files drawn; inspectors see no identity' },
  roles: overseers,
  params: InspectionParams,
  reply: z.object({ files: z.array(Sampled) }),
})

export const answerInspection = route({
  ...oversightBase,
  id: 'inspection.answer',
  method: 'POST',
  path: '/api/inspections/:inspectionId/answers',
  summary: { zh: '登记清单结果', en: 'What was found for items of the lists' },
  roles: inspectors,
  params: InspectionParams,
  body: z.strictObject({ answers: z.array(Answer).min(1).max(500) }),
  reply: z.object({ kept: z.number().int() }),
})

export const closeInspection = route({
  ...oversightBase,
  id: 'inspection.close',
  method: 'POST',
  path: '/api/inspections/:inspectionId/close',
  summary: { zh: '结束督导，形成报告', en: 'End the visit; its report stands' },
  roles: inspectors,
  params: InspectionParams,
  body: z.strictObject({ summary: words(4000) }),
  reply: z.object({ id: z.string() }),
})

export const printInspection = route({
  ...oversightBase,
  id: 'inspection.print',
  method: 'GET',
  path: '/api/inspections/:inspectionId/paper',
  summary: { zh: '打印督导报告', en: 'The report of a visit on paper' },
  roles: overseers,
  params: InspectionParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const inspectionRoutes: readonly Route[] = [
  showPlan,
  addPlanLine,
  cancelPlanLine,
  listInspections,
  exportInspections,
  beginInspection,
  showInspection,
  showSample,
  answerInspection,
  closeInspection,
  printInspection,
]
