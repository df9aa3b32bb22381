import { z } from 'zod'
import { rectificationStates } from '#core/rectification/rectification.ts'
import {
  Day,
  InArea,
  NamedArea,
  OfficeFile,
  overseeingWriters,
  overseers,
  oversightBase,
  words,
} from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const FindingParams = z.strictObject({ findingId: z.uuid() })
const shownStates = [...rectificationStates, 'overdue'] as const

export const InspectionFinding = z.object({
  id: z.string(),
  inspectionId: z.string(),
  area: NamedArea,
  setBy: NamedArea,
  title: z.string(),
  text: z.string(),
  department: z.string(),
  person: z.string(),
  list: z.string(),
  item: z.string(),
  pick: z.number().int(),
  clause: z.string(),
  source: z.string(),
  severity: z.string(),
  state: z.enum(shownStates),
  dueOn: Day,
  firstDueOn: Day,
  setOn: Day,
  note: z.string(),
  againOf: z.string().nullable(),
  /** Its remedy is handed in with a photograph or a paper. */
  needsEvidence: z.boolean(),
  may: z.array(z.enum(rectificationStates)),
  /** The ordering office may order a closed one anew. */
  mayReopen: z.boolean(),
  mayAttach: z.boolean(),
  files: z.array(OfficeFile),
})
export type InspectionFinding = z.infer<typeof InspectionFinding>

export const listInspectionFindings = route({
  ...oversightBase,
  id: 'inspection.findings',
  method: 'GET',
  path: '/api/inspections/findings',
  summary: { zh: '督导问题清单，逾期的在前', en: 'Findings of inspections, the overdue ones first' },
  roles: overseers,
  query: InArea.extend({ ended: z.enum(['0', '1']).optional() }),
  reply: z.object({
    area: NamedArea,
    findings: z.array(InspectionFinding),
    counts: z.object({
      open: z.number().int(),
      overdue: z.number().int(),
      toCheck: z.number().int(),
      closed: z.number().int(),
    }),
    /** By area directly below: how many are open, overdue, closed. */
    below: z.array(
      z.object({
        area: NamedArea,
        open: z.number().int(),
        overdue: z.number().int(),
        closed: z.number().int(),
      }),
    ),
  }),
})

export const addInspectionFinding = route({
  ...oversightBase,
  id: 'inspection.addFinding',
  method: 'POST',
  path: '/api/inspections/:inspectionId/findings',
  summary: { zh: '登记问题，责任人和期限', en: 'A finding with its owner and last day' },
  roles: ['narcoticsOffice'],
  params: z.strictObject({ inspectionId: z.uuid() }),
  body: z.strictObject({
    id: z.uuid(),
    list: z.string().max(40),
    item: z.string().max(40),
    pick: z.number().int().min(0).max(100),
    text: words(2000),
    severity: z.string().max(40),
    department: words(40),
    person: words(40),
    /** Without it the days of the severity count from the day of the visit. */
    dueOn: Day.optional(),
  }),
  reply: z.object({ id: z.string(), dueOn: Day }),
})

export const stepInspectionFinding = route({
  ...oversightBase,
  id: 'inspection.stepFinding',
  method: 'POST',
  path: '/api/inspections/findings/:findingId/steps',
  summary: {
    zh: '登记整改进展、提交、验收、退回',
    en: 'Progress, handing in, passing or returning a remedy',
  },
  roles: overseeingWriters,
  params: FindingParams,
  body: z.strictObject({
    to: z.enum(rectificationStates),
    note: z.string().trim().max(2000),
    dueOn: Day.optional(),
  }),
  reply: z.object({ state: z.enum(shownStates) }),
})

export const reopenInspectionFinding = route({
  ...oversightBase,
  id: 'inspection.reopenFinding',
  method: 'POST',
  path: '/api/inspections/findings/:findingId/again',
  summary: { zh: '问题反复，重新提出', en: 'A closed finding came back: ordered anew' },
  roles: ['narcoticsOffice'],
  params: FindingParams,
  body: z.strictObject({ id: z.uuid(), text: words(2000), dueOn: Day }),
  reply: z.object({ id: z.string() }),
})

export const showFindingSteps = route({
  ...oversightBase,
  id: 'inspection.findingSteps',
  method: 'GET',
  path: '/api/inspections/findings/:findingId/steps',
  summary: { zh: '问题整改的经过', en: 'The course of a finding, newest first' },
  roles: overseers,
  params: FindingParams,
  reply: z.object({
    steps: z.array(
      z.object({
        state: z.enum(rectificationStates),
        dueOn: Day,
        note: z.string(),
        on: Day,
        byName: z.string(),
        byAreaName: z.string(),
      }),
    ),
  }),
})

export const inspectionFindingRoutes: readonly Route[] = [
  listInspectionFindings,
  showFindingSteps,
  stepInspectionFinding,
  reopenInspectionFinding,
  addInspectionFinding,
]
