import { z } from 'zod'
import { DraftChanges } from '#core/policy/draft-change.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { RuleDifference } from './policy-contract.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const AreaName = z.object({ code: AreaCode, name: z.string() })
const Id = z.object({ id: z.string().min(1).max(60) })
const Title = z.string().trim().min(2).max(60)
const Reason = z.string().trim().min(2).max(500)

export const adoptionStates = ['asked', 'approved', 'refused', 'takenBack', 'withdrawn'] as const

/** Who asked for a draft to be put in force and what became of it. `withdrawn`: approved, and called off before its day. */
export const Adoption = z.object({
  id: z.string(),
  state: z.enum(adoptionStates),
  version: z.number().int(),
  effectiveOn: PlainDate,
  sha256: z.string(),
  forecastId: z.string(),
  forecastSha256: z.string(),
  reason: z.string(),
  askedName: z.string(),
  askedAt: z.string(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedReason: z.string().nullable(),
  /** Cases computed anew since the day came; null before it. */
  applied: z
    .object({ done: z.number().int(), total: z.number().int(), at: z.string().nullable() })
    .nullable(),
})
export type Adoption = z.infer<typeof Adoption>

export const DraftLine = z.object({
  id: z.string(),
  area: AreaName,
  pack: z.string(),
  title: z.string(),
  state: z.enum(['open', 'discarded']),
  version: z.number().int(),
  effectiveOn: PlainDate,
  byName: z.string(),
  at: z.string(),
  adoption: Adoption.nullable(),
})
export type DraftLine = z.infer<typeof DraftLine>

/** What is wrong with a draft: which rule, what, how to mend it, and the clause that forbids it where the law does. */
export const DraftFault = z.object({
  path: z.string(),
  says: Words,
  mend: Words.nullable(),
  clause: z.object({ key: z.string(), source: z.string(), says: Words }).nullable(),
})
export type DraftFault = z.infer<typeof DraftFault>

export const DraftCheck = z.object({
  faults: z.array(DraftFault),
  differences: z.array(RuleDifference),
  /** Places whose rules change: the own, and those that take this pack over. */
  areas: z.array(AreaName),
})
export type DraftCheck = z.infer<typeof DraftCheck>

export const ForecastLine = z.object({
  id: z.string(),
  version: z.number().int(),
  day: PlainDate,
  effectiveOn: PlainDate,
  state: z.enum(['counting', 'done', 'failed', 'cancelled', 'interrupted']),
  done: z.number().int(),
  total: z.number().int(),
  milliseconds: z.number().int().nullable(),
  sha256: z.string().nullable(),
  byName: z.string(),
  at: z.string(),
  /** Made for the text that would be adopted now: same changes, same day, same packs below. */
  fits: z.boolean(),
})
export type ForecastLine = z.infer<typeof ForecastLine>

export const DraftPage = z.object({
  draft: DraftLine,
  changes: DraftChanges,
  check: DraftCheck,
  versions: z.array(
    z.object({ version: z.number().int(), note: z.string(), byName: z.string(), at: z.string() }),
  ),
  comments: z.array(z.object({ text: z.string(), byName: z.string(), at: z.string() })),
  forecasts: z.array(ForecastLine),
  adoptions: z.array(Adoption),
  may: z.object({
    write: z.boolean(),
    ask: z.boolean(),
    decide: z.boolean(),
    takeBack: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type DraftPage = z.infer<typeof DraftPage>

const office = {
  roles: ['narcoticsOffice'],
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'administration',
} as const

export const listDrafts = route({
  ...office,
  id: 'policyDraft.list',
  method: 'GET',
  path: '/api/policy-drafts',
  summary: { zh: '规则包草案', en: 'Drafts of policy packs' },
  reply: z.object({
    drafts: z.array(DraftLine),
    own: AreaName,
    /** Areas below the own one that a draft may be made for. */
    below: z.array(AreaName),
  }),
})

export const makeDraft = route({
  ...office,
  id: 'policyDraft.make',
  method: 'POST',
  path: '/api/policy-drafts',
  summary: { zh: '新建规则草案', en: 'Begin a draft' },
  body: z.strictObject({ area: AreaCode, title: Title, effectiveOn: PlainDate }),
  reply: z.object({ id: z.string() }),
})

export const showDraft = route({
  ...office,
  id: 'policyDraft.show',
  method: 'GET',
  path: '/api/policy-drafts/:id',
  summary: { zh: '一份规则草案', en: 'One draft' },
  params: Id,
  reply: DraftPage,
})

const Content = z.strictObject({ changes: DraftChanges, effectiveOn: PlainDate })

export const checkDraftRoute = route({
  ...office,
  id: 'policyDraft.check',
  method: 'POST',
  path: '/api/policy-drafts/:id/check',
  summary: { zh: '校验草案并比较', en: 'Check a draft and compare it with what is in force' },
  params: Id,
  body: Content,
  repeatable: true,
  reply: DraftCheck,
})

export const readDraftYaml = route({
  ...office,
  id: 'policyDraft.readYaml',
  method: 'POST',
  path: '/api/policy-drafts/:id/read-yaml',
  summary: { zh: '读入 YAML 文本', en: 'Read changes from YAML' },
  params: Id,
  body: z.strictObject({ text: z.string().min(1).max(100_000), effectiveOn: PlainDate }),
  repeatable: true,
  reply: z.object({ changes: DraftChanges }),
})

export const saveDraft = route({
  ...office,
  id: 'policyDraft.save',
  method: 'POST',
  path: '/api/policy-drafts/:id/versions',
  summary: { zh: '保存为新版本', en: 'Save as the next version' },
  params: Id,
  body: Content.extend({
    /** The version it was edited from: somebody else may have saved meanwhile. */
    from: z.number().int().min(0),
    note: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ version: z.number().int() }),
})

export const commentDraft = route({
  ...office,
  id: 'policyDraft.comment',
  method: 'POST',
  path: '/api/policy-drafts/:id/comments',
  summary: { zh: '对草案发表意见', en: 'Say something about a draft' },
  params: Id,
  body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  reply: z.object({ id: z.string() }),
})

export const discardDraft = route({
  ...office,
  id: 'policyDraft.discard',
  method: 'POST',
  path: '/api/policy-drafts/:id/discard',
  summary: { zh: '废弃草案', en: 'Discard a draft' },
  params: Id,
  body: z.strictObject({}),
  reply: z.object({}),
})

export const askAdoption = route({
  ...office,
  id: 'policyDraft.ask',
  method: 'POST',
  path: '/api/policy-drafts/:id/adoption',
  summary: { zh: '提请施行草案', en: 'Ask to put a draft in force' },
  params: Id,
  body: z.strictObject({ forecast: z.string().max(60), reason: Reason }),
  reply: z.object({ id: z.string() }),
})

export const decideAdoption = route({
  ...office,
  id: 'policyDraft.decide',
  method: 'POST',
  path: '/api/policy-adoptions/:id/decision',
  summary: { zh: '批准或退回施行', en: 'Approve or refuse an adoption' },
  params: Id,
  body: z.strictObject({ approve: z.boolean(), reason: Reason }),
  stepUp: true,
  reply: z.object({ state: z.enum(adoptionStates) }),
})

export const withdrawAdoption = route({
  ...office,
  id: 'policyDraft.withdraw',
  method: 'POST',
  path: '/api/policy-adoptions/:id/withdrawal',
  summary: { zh: '生效前撤回', en: 'Call an adoption off before its day' },
  params: Id,
  body: z.strictObject({ reason: Reason }),
  reply: z.object({ state: z.enum(adoptionStates) }),
})

export const policyDraftRoutes: readonly Route[] = [
  listDrafts,
  makeDraft,
  showDraft,
  checkDraftRoute,
  readDraftYaml,
  saveDraft,
  commentDraft,
  discardDraft,
  askAdoption,
  decideAdoption,
  withdrawAdoption,
]
