import { z } from 'zod'
import { rectificationOrigins, rectificationStates } from '#core/rectification/rectification.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const writers = ['townshipOffice', 'narcoticsOffice'] as const
const base = { scope: 'area', confidentiality: 'C1', purpose: 'supervision', roles: readers } as const
const words = (max: number) => z.string().trim().min(1).max(max)
const Place = z.object({ code: AreaCode, name: z.string() })
const State = z.enum(rectificationStates)
const Shown = z.enum([...rectificationStates, 'overdue'])
const Params = z.strictObject({ rectificationId: z.uuid() })

export const Rectification = z.object({
  id: z.string(),
  area: Place,
  setBy: Place,
  origin: z.enum(rectificationOrigins),
  originId: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  department: z.string(),
  person: z.string(),
  state: Shown,
  setOn: PlainDate,
  dueOn: PlainDate,
  /** The last day as it was first set; another one was moved. */
  firstDueOn: PlainDate,
  note: z.string(),
  /** The steps that this reader may take now. */
  mayStep: z.array(State),
  mayMove: z.boolean(),
})
export type Rectification = z.infer<typeof Rectification>

/** What is to be done, by whom, until when. */
export const NewTask = z.strictObject({
  id: z.uuid(),
  text: words(1000),
  department: words(40),
  person: words(40),
  dueOn: PlainDate,
})

const Search = {
  area: AreaCode.optional(),
  below: z.boolean().default(false),
  text: z.string().trim().max(60).optional(),
  open: z.boolean().default(true),
  origin: z.enum(rectificationOrigins).optional(),
}

export const searchRectifications = route({
  ...base,
  id: 'rectification.search',
  method: 'POST',
  path: '/api/rectifications/search',
  repeatable: true,
  summary: { zh: '查整改，超期的在前', en: 'What has to be put right, the overdue first' },
  body: z.strictObject({
    ...Search,
    limit: z.number().int().min(1).max(100).default(50),
    after: z.string().max(400).optional(),
  }),
  reply: z.object({ rectifications: z.array(Rectification), next: z.string().nullable() }),
})

export const exportRectifications = route({
  ...base,
  id: 'rectification.export',
  method: 'POST',
  path: '/api/rectifications/export',
  repeatable: true,
  summary: { zh: '导出整改清单', en: 'The list of rectifications as a workbook' },
  body: z.strictObject(Search),
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const orderRectification = route({
  ...base,
  roles: writers,
  id: 'rectification.order',
  method: 'POST',
  path: '/api/rectifications',
  summary: { zh: '提出整改', en: 'Ask an area to put something right' },
  body: z.strictObject({
    id: z.uuid(),
    area: AreaCode,
    title: words(120),
    text: words(2000),
    department: words(40),
    person: words(40),
    dueOn: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const showRectification = route({
  ...base,
  id: 'rectification.show',
  method: 'GET',
  path: '/api/rectifications/:rectificationId',
  summary: { zh: '一项整改的经过', en: 'One rectification with its course and evidence' },
  params: Params,
  reply: z.object({
    rectification: Rectification,
    steps: z.array(
      z.object({
        state: State,
        dueOn: PlainDate,
        note: z.string(),
        on: PlainDate,
        byName: z.string(),
        byAreaName: z.string(),
      }),
    ),
    files: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number().int(),
        byName: z.string(),
        at: z.string(),
      }),
    ),
    mayAttach: z.boolean(),
  }),
})

export const stepRectificationRoute = route({
  ...base,
  roles: writers,
  id: 'rectification.step',
  method: 'POST',
  path: '/api/rectifications/:rectificationId/steps',
  summary: {
    zh: '登记进展、提交、验收、退回、延期',
    en: 'Progress, handing in, checking, returning, a later day',
  },
  params: Params,
  body: z.strictObject({ state: State, note: z.string().trim().max(2000), dueOn: PlainDate.optional() }),
  reply: z.object({ state: Shown }),
})

export const attachToRectification = route({
  ...base,
  roles: writers,
  id: 'rectification.attach',
  method: 'POST',
  path: '/api/rectifications/:rectificationId/files',
  summary: { zh: '上传整改佐证', en: 'Add a file as evidence: PDF, JPEG or PNG' },
  params: Params,
  reply: z.object({ id: z.string() }),
  upload: true,
})

export const openRectificationFile = route({
  ...base,
  confidentiality: 'C2',
  id: 'rectification.file',
  method: 'GET',
  path: '/api/rectifications/:rectificationId/files/:fileId',
  summary: { zh: '下载整改佐证', en: 'A file of evidence' },
  params: z.strictObject({ rectificationId: z.uuid(), fileId: z.uuid() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/octet-stream',
})

export const rectificationRoutes: readonly Route[] = [
  searchRectifications,
  exportRectifications,
  orderRectification,
  showRectification,
  stepRectificationRoute,
  attachToRectification,
  openRectificationFile,
]
