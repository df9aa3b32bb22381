import { z } from 'zod'
import { rosterKinds } from '#core/roster/roster-columns.ts'
import { ShownReason } from './order-shapes.ts'
import { type Route, route } from './route.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const enterers = ['policeLiaison', 'townshipOffice', 'narcoticsOffice'] as const
const intake = { roles: enterers, scope: 'area', confidentiality: 'C3', purpose: 'orderIntake' } as const
const RosterParams = z.strictObject({ rosterId: z.uuid() })

/** A list that was sent in. Counts of standings are of all its rows; `taken` of those that became something. */
export const Roster = z.object({
  id: z.string(),
  kind: z.enum(rosterKinds),
  screeningId: z.string().nullable(),
  status: z.enum(['previewed', 'taken', 'undone']),
  fileName: z.string(),
  by: z.string(),
  createdAt: z.string(),
  passedOver: z.array(z.string()),
  standings: z.object({ ready: z.number().int(), warning: z.number().int(), refused: z.number().int() }),
  taken: z.number().int(),
  kept: z.number().int(),
})
export type Roster = z.infer<typeof Roster>

export const RosterRow = z.object({
  id: z.string(),
  place: z.string(),
  name: z.string(),
  standing: z.enum(['ready', 'warning', 'refused']),
  status: z.enum(['read', 'taken', 'undone', 'kept']),
  townshipName: z.string().nullable(),
  day: z.string().nullable(),
  reasons: z.array(ShownReason),
})
export type RosterRow = z.infer<typeof RosterRow>

export const getRosterTemplate = route({
  ...intake,
  confidentiality: 'C0',
  id: 'roster.template',
  method: 'GET',
  path: '/api/rosters/template',
  summary: { zh: '下载空白名单', en: 'Download the empty list' },
  query: z.strictObject({ kind: z.enum(rosterKinds) }),
  reply: z.instanceof(Uint8Array),
  produces: workbook,
})

/** Reads the list at once and answers its preview; nothing is taken yet. */
export const uploadRoster = route({
  ...intake,
  id: 'roster.upload',
  method: 'POST',
  path: '/api/rosters',
  summary: { zh: '上传名单', en: 'Send in a list' },
  query: z.strictObject({ kind: z.enum(rosterKinds), screening: z.uuid().optional() }),
  upload: true,
  reply: z.object({ rosterId: z.string() }),
})

export const listRosters = route({
  ...intake,
  id: 'roster.list',
  method: 'GET',
  path: '/api/rosters',
  summary: { zh: '本单位上传的名单', en: 'Lists sent in by the own office' },
  query: z.strictObject({ kind: z.enum(rosterKinds) }),
  reply: z.object({ rosters: z.array(Roster) }),
})

export const showRoster = route({
  ...intake,
  id: 'roster.show',
  method: 'GET',
  path: '/api/rosters/:rosterId',
  summary: { zh: '名单逐行预览', en: 'Preview of a list, row by row' },
  params: RosterParams,
  query: z.strictObject({
    standing: z.enum(['ready', 'warning', 'refused']).optional(),
    after: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ roster: Roster, rows: z.array(RosterRow), next: z.string().nullable() }),
})

export const getRosterReasons = route({
  ...intake,
  id: 'roster.reasons',
  method: 'GET',
  path: '/api/rosters/:rosterId/reasons',
  summary: { zh: '下载需要修改的行', en: 'Download the rows to mend, with reasons' },
  params: RosterParams,
  reply: z.instanceof(Uint8Array),
  produces: workbook,
})

export const takeRoster = route({
  ...intake,
  id: 'roster.take',
  method: 'POST',
  path: '/api/rosters/:rosterId/take',
  summary: { zh: '登记名单中的人员', en: 'Enter the people of a list' },
  params: RosterParams,
  /** `warnings`: the rows to confirm were looked at and go along. */
  body: z.strictObject({ warnings: z.boolean() }),
  reply: z.object({ taken: z.number().int(), left: z.number().int() }),
})

export const undoRoster = route({
  ...intake,
  id: 'roster.undo',
  method: 'POST',
  path: '/api/rosters/:rosterId/undo',
  summary: { zh: '撤销整份名单', en: 'Undo a whole list' },
  params: RosterParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
  /** `kept`: rows on which somebody worked already. */
  reply: z.object({ undone: z.number().int(), kept: z.number().int() }),
})

export const rosterRoutes: readonly Route[] = [
  getRosterTemplate,
  uploadRoster,
  listRosters,
  showRoster,
  getRosterReasons,
  takeRoster,
  undoRoster,
]
