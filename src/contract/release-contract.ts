import { z } from 'zod'
import { releaseBuckets } from '#core/release/buckets.ts'
import { ReleaseDraft } from '#core/release/release-draft.ts'
import { closeReasons, recordedKinds, StepData } from '#core/release/release-step.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { countBeforeOrder } from './before-count-contract.ts'
import { ReleaseCounts, ReleaseLine, ReleasePage } from './release-shapes.ts'
import { type Route, route } from './route.ts'

const field = ['worker', 'stationHead', 'townshipOffice'] as const
const readers = [...field, 'narcoticsOffice', 'policeLiaison'] as const
const enterers = ['policeLiaison', 'townshipOffice', 'narcoticsOffice'] as const
const register = { scope: 'area', confidentiality: 'C3', purpose: 'casework' } as const
const ReleaseParams = z.strictObject({ releaseId: z.uuid() })
const Reason = z.string().trim().min(2).max(500)

export const listReleases = route({
  ...register,
  id: 'release.list',
  method: 'GET',
  path: '/api/releases',
  summary: { zh: '出所衔接登记册', en: 'The register of releases' },
  roles: readers,
  query: z.strictObject({
    bucket: z.enum(releaseBuckets).default('open'),
    /** Narrows the list, not the counts. */
    township: AreaCode.optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    releases: z.array(ReleaseLine),
    next: z.string().nullable(),
    /** Of the whole register, whatever the bucket. */
    counts: ReleaseCounts,
  }),
})

/** By name, the whole number or the phone, in every bucket: the text travels in the body, never in an address. */
export const findReleases = route({
  ...register,
  id: 'release.find',
  method: 'POST',
  path: '/api/releases/find',
  summary: { zh: '在出所衔接登记册中查找', en: 'Find somebody in the register of releases' },
  /** Who reads names in full; a search by name would undo the mask of the others. */
  roles: [...field, 'policeLiaison'],
  repeatable: true,
  body: z.strictObject({ text: z.string().trim().min(1).max(60) }),
  reply: z.object({ releases: z.array(ReleaseLine), more: z.boolean() }),
})

export const createRelease = route({
  ...register,
  purpose: 'orderIntake',
  id: 'release.create',
  method: 'POST',
  path: '/api/releases',
  summary: { zh: '登记即将出所人员', en: 'Enter somebody about to be released' },
  roles: enterers,
  /** `confirmed`: what is doubtful was compared with the paper. */
  body: z.strictObject({ draft: ReleaseDraft, confirmed: z.boolean().default(false) }),
  reply: z.object({ releaseId: z.string(), townshipName: z.string() }),
})

export const showRelease = route({
  ...register,
  id: 'release.show',
  method: 'GET',
  path: '/api/releases/:releaseId',
  summary: { zh: '一个人的出所衔接', en: 'One release' },
  roles: readers,
  params: ReleaseParams,
  reply: ReleasePage,
})

export const revealReleased = route({
  ...register,
  id: 'release.reveal',
  method: 'POST',
  path: '/api/releases/:releaseId/reveal',
  summary: { zh: '查看完整身份和联系方式（会被记录）', en: 'Show identity and contact in full (is logged)' },
  roles: readers,
  params: ReleaseParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({
    name: z.string(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
})

export const addReleaseStep = route({
  ...register,
  id: 'release.step',
  method: 'POST',
  path: '/api/releases/:releaseId/steps',
  summary: { zh: '登记衔接的一步', en: 'Record a step of a release' },
  roles: field,
  params: ReleaseParams,
  body: z.strictObject({ kind: z.enum(recordedKinds), on: PlainDate, data: StepData }),
  reply: z.object({ stepId: z.string() }),
})

export const assignReleases = route({
  ...register,
  purpose: 'supervision',
  id: 'release.assign',
  method: 'POST',
  path: '/api/releases/assign',
  summary: { zh: '分派到工作站和社工', en: 'Give releases to a station and a worker' },
  roles: ['stationHead', 'townshipOffice'],
  body: z.strictObject({
    releases: z.array(z.uuid()).min(1).max(200),
    station: z.string().min(1).max(64),
    worker: z.string().min(1).max(64).nullable(),
  }),
  reply: z.object({ assigned: z.number().int() }),
})

export const closeRelease = route({
  ...register,
  id: 'release.close',
  method: 'POST',
  path: '/api/releases/:releaseId/close',
  summary: { zh: '没有决定书而办结', en: 'Close a release for which no order comes' },
  roles: ['stationHead', 'townshipOffice'],
  params: ReleaseParams,
  body: z.strictObject({ reason: z.enum(closeReasons), text: Reason }),
  reply: z.object({ status: z.literal('closed') }),
})

export const reopenRelease = route({
  ...register,
  id: 'release.reopen',
  method: 'POST',
  path: '/api/releases/:releaseId/reopen',
  summary: { zh: '重新打开', en: 'Reopen a closed release' },
  roles: ['stationHead', 'townshipOffice'],
  params: ReleaseParams,
  body: z.strictObject({ text: Reason }),
  reply: z.object({ status: z.literal('open') }),
})

/** What was done before the order, for the case page: null where nobody came from a facility. */
export const showCaseRelease = route({
  id: 'release.ofCase',
  method: 'GET',
  path: '/api/cases/:caseId/release',
  summary: { zh: '这个案的出所衔接', en: 'The release that led to a case' },
  roles: readers,
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.object({ caseId: z.string().min(1).max(64) }),
  reply: z.object({ release: ReleasePage.nullable() }),
})

export const releaseRoutes: readonly Route[] = [
  countBeforeOrder,
  listReleases,
  findReleases,
  createRelease,
  showRelease,
  revealReleased,
  addReleaseStep,
  assignReleases,
  closeRelease,
  reopenRelease,
  showCaseRelease,
]
