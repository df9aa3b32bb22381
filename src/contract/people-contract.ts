import { z } from 'zod'
import { findingKinds, measures, stages } from '#core/case/case-state.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

export const peopleSorts = ['due', 'fileNo', 'reportIn', 'termEnd'] as const

/** One line of the list: what a worker needs to find a person and see whether something is late. */
export const PersonRow = z.object({
  caseId: z.string(),
  personId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  /** True where the name is shown shortened (张**) until a purpose is stated. */
  masked: z.boolean(),
  sex: z.enum(['male', 'female', 'unknown']),
  age: z.number().int().nullable(),
  measure: z.enum(measures).nullable(),
  stage: z.enum(stages),
  contact: z.enum(['inTouch', 'lost']),
  custody: z.enum(['free', 'detained']),
  handover: z.string(),
  tier: z.string().nullable(),
  township: z.string(),
  townshipName: z.string(),
  stationName: z.string().nullable(),
  workerId: z.string().nullable(),
  workerName: z.string().nullable(),
  reportInDue: PlainDate.nullable(),
  termEnds: PlainDate.nullable(),
  nextDueOn: PlainDate.nullable(),
  overdueCount: z.number().int(),
  openDutyCount: z.number().int(),
  findings: z.array(z.enum(findingKinds)),
})
export type PersonRow = z.infer<typeof PersonRow>

/** Filters live in the URL, so they hold no personal data: the search text travels in the body. */
export const PeopleSearch = z.strictObject({
  /** Name, pinyin initials, file number or the last four digits of a phone. */
  text: z.string().trim().max(40).optional(),
  stage: z.array(z.enum(stages)).max(stages.length).optional(),
  measure: z.enum(measures).optional(),
  tier: z.string().max(40).optional(),
  finding: z.enum(findingKinds).optional(),
  overdue: z.boolean().optional(),
  unassigned: z.boolean().optional(),
  worker: z.string().max(64).optional(),
  area: AreaCode.optional(),
  sort: z.enum(peopleSorts).default('due'),
  descending: z.boolean().default(false),
  limit: z.number().int().min(1).max(200).default(50),
  /** The `next` of the page before. */
  after: z.string().max(400).optional(),
})
export type PeopleSearch = z.infer<typeof PeopleSearch>

export const PeoplePage = z.object({
  rows: z.array(PersonRow),
  next: z.string().nullable(),
  /** Exact up to 1,000; `more` where there are further ones. */
  total: z.number().int(),
  more: z.boolean(),
})

export const searchPeople = route({
  id: 'people.search',
  method: 'POST',
  path: '/api/people/search',
  repeatable: true,
  summary: { zh: '在权限范围内查人员与个案', en: 'Search people and cases within scope' },
  roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
  scope: 'area',
  confidentiality: 'C2',
  purpose: 'casework',
  body: PeopleSearch,
  reply: PeoplePage,
})

export const exportPeople = route({
  id: 'people.export',
  stepUp: true,
  method: 'POST',
  path: '/api/people/export',
  repeatable: true,
  summary: {
    zh: '导出当前列表（工作簿，最多五十人）',
    en: 'Export the list as a workbook (fifty people at most)',
  },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'area',
  confidentiality: 'C2',
  purpose: 'casework',
  body: PeopleSearch,
  reply: z.custom<Uint8Array>((v) => v instanceof Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const peopleRoutes: readonly Route[] = [searchPeople, exportPeople]
