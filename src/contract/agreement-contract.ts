import { z } from 'zod'
import { DraftContent } from '#core/agreement/draft-content.ts'
import { agreementParts } from '#core/agreement/plan-kinds.ts'
import { bodyKinds, groupHelpers, signerKinds, signingWays } from '#core/agreement/signer-kinds.ts'
import { measures } from '#core/case/case-state.ts'
import { workGroupKinds } from '#core/journal/types/work-group-kinds.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const casework = { confidentiality: 'C4', purpose: 'casework', scope: 'case' } as const
const CaseParams = z.strictObject({ caseId: z.uuid() })

const Clause = z.object({
  part: z.enum(agreementParts),
  key: z.string(),
  text: z.string(),
  statutory: z.boolean(),
  clause: z.string().nullable(),
  addition: z.string().nullable(),
  changed: z.boolean(),
})

const Version = z.object({
  version: z.number().int(),
  place: z.string(),
  placeName: z.string().nullable(),
  status: z.enum(['drawn', 'signed', 'refused', 'replaced']),
  at: z.string(),
  byName: z.string().nullable(),
  signers: z.array(
    z.object({
      kind: z.enum(signerKinds),
      name: z.string(),
      way: z.enum(signingWays).nullable(),
      on: PlainDate.nullable(),
      reason: z.string(),
    }),
  ),
  clauses: z.array(Clause),
})
export type AgreementVersion = z.infer<typeof Version>

const Body = z.object({
  name: z.string(),
  documentNo: z.string().nullable(),
  until: PlainDate.nullable(),
  running: z.boolean(),
})

export const AgreementPage = z.object({
  today: PlainDate,
  fileNo: z.string(),
  personName: z.string(),
  measure: z.enum(measures),
  place: z.string(),
  placeName: z.string(),
  reportedOn: PlainDate.nullable(),
  /** The version that is drawn now, or the next one; `revision` 0 where nothing is kept yet. */
  version: z.number().int(),
  revision: z.number().int(),
  content: DraftContent,
  /** Where the content of a version that is not kept yet comes from. */
  prefilledFrom: z.enum(['previous', 'plan', 'nothing', 'kept']),
  /** Needs that the reader's role does not see; they stay as they are when the reader saves. */
  needsHidden: z.number().int(),
  /** As law, pack and plan propose it, before the writer's changes. */
  proposed: z.array(Clause),
  clauses: z.array(Clause),
  required: z.object({ parts: z.array(z.enum(agreementParts)), clause: z.string() }),
  /** Told in words: document, clause and what it says, by the key that clauses carry. */
  law: z.record(
    z.string(),
    z.object({
      document: z.string(),
      clause: z.string(),
      says: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  guardian: z.boolean(),
  body: Body.nullable(),
  assessedOn: PlainDate.nullable(),
  plannedOn: PlainDate.nullable(),
  groupFormedOn: PlainDate.nullable(),
  /** The last version that was signed, at another place perhaps. */
  previous: z.number().int().nullable(),
  /** The present place has no agreement although an older one has: a new one is due (戒毒条例 22). */
  newPlace: z.boolean(),
  versions: z.array(Version),
  paper: z
    .object({
      id: z.string(),
      number: z.string().nullable(),
      on: PlainDate,
      copies: z.number().int(),
      outdated: z.boolean(),
    })
    .nullable(),
})
export type AgreementPage = z.infer<typeof AgreementPage>

export const showAgreement = route({
  ...casework,
  id: 'agreement.show',
  method: 'GET',
  path: '/api/cases/:caseId/agreement',
  summary: { zh: '协议：草拟中的和各版', en: 'The agreement: what is drawn, and every version' },
  roles: staff,
  params: CaseParams,
  reply: AgreementPage,
})

export const saveAgreement = route({
  ...casework,
  id: 'agreement.save',
  method: 'PUT',
  path: '/api/cases/:caseId/agreement',
  summary: { zh: '保存协议草稿', en: 'Keep the agreement as it is drawn so far' },
  roles: staff,
  params: CaseParams,
  /** `revision` is the one the writer saw; who saved in between is not overwritten (409). */
  body: z.strictObject({
    version: z.number().int().min(1),
    revision: z.number().int().min(0),
    content: DraftContent,
  }),
  reply: z.object({ version: z.number().int(), revision: z.number().int() }),
})

export const signAgreement = route({
  ...casework,
  id: 'agreement.sign',
  method: 'POST',
  path: '/api/cases/:caseId/agreement/sign',
  summary: { zh: '登记签署情况', en: 'Record who signed, who refused and who was absent' },
  roles: staff,
  params: CaseParams,
  body: z.strictObject({
    version: z.number().int().min(1),
    revision: z.number().int().min(1),
    paper: z.uuid().optional(),
  }),
  reply: z.object({ outcome: z.enum(['signed', 'refused']), on: PlainDate, recorded: z.array(z.string()) }),
})

const Member = z.object({
  kind: z.enum(workGroupKinds),
  name: z.string().optional(),
  as: z.enum(groupHelpers).optional(),
  org: z.string().optional(),
  phone: z.string().optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  staff: z.string().optional(),
  head: z.boolean().optional(),
})

const Asked = z.object({
  kind: z.enum([...workGroupKinds, ...groupHelpers]),
  clause: z.string(),
  law: z.boolean(),
})

export const GroupPage = z.object({
  today: PlainDate,
  fileNo: z.string(),
  personName: z.string(),
  formedOn: PlainDate.nullable(),
  members: z.array(Member),
  asked: z.array(Asked),
  /** Kinds that nobody fills today. */
  lacking: z.array(z.string()),
  reasons: z.array(z.object({ kind: z.string(), reason: z.string() })),
  law: AgreementPage.shape.law,
  /** Matched volunteers, and the number that an older national plan aimed at. */
  volunteers: z.object({
    matched: z.array(z.string()),
    target: z.number().nullable(),
    clause: z.string().nullable(),
  }),
  /** People of the offices around the case, to pick from. */
  people: z.array(
    z.object({
      staff: z.string(),
      name: z.string(),
      org: z.string(),
      phone: z.string().nullable(),
      kind: z.enum(workGroupKinds),
    }),
  ),
  history: z.array(z.object({ on: PlainDate, names: z.array(z.string()) })),
})
export type GroupPage = z.infer<typeof GroupPage>

export const showGroup = route({
  ...casework,
  confidentiality: 'C3',
  id: 'agreement.group',
  method: 'GET',
  path: '/api/cases/:caseId/work-group',
  summary: {
    zh: '工作小组：成员、是否齐备、可选人员',
    en: 'The work group: who, what is lacking, whom to choose from',
  },
  roles: staff,
  params: CaseParams,
  reply: GroupPage,
})

const RegisteredBody = z.object({
  id: z.string(),
  kind: z.enum(bodyKinds),
  name: z.string(),
  contact: z.string().nullable(),
  from: PlainDate,
  to: PlainDate.nullable(),
})
export type RegisteredBody = z.infer<typeof RegisteredBody>

const register = { confidentiality: 'C1', purpose: 'supervision', scope: 'area' } as const

/** The township of the reader's own grant. */
export const listBodies = route({
  ...register,
  id: 'agreement.bodies',
  method: 'GET',
  path: '/api/agreement-bodies',
  summary: { zh: '可以指定签订协议的基层组织', en: 'Bodies that the township may appoint to sign' },
  roles: ['townshipOffice'],
  reply: z.object({ bodies: z.array(RegisteredBody) }),
})

export const addBody = route({
  ...register,
  id: 'agreement.addBody',
  method: 'POST',
  path: '/api/agreement-bodies',
  summary: { zh: '登记一个基层组织', en: 'Enter a body in the register' },
  roles: ['townshipOffice'],
  body: z.strictObject({
    kind: z.enum(bodyKinds),
    name: z.string().trim().min(2).max(80),
    contact: z.string().trim().max(80).optional(),
    from: PlainDate,
  }),
  reply: z.object({ id: z.string() }),
})

export const endBody = route({
  ...register,
  id: 'agreement.endBody',
  method: 'POST',
  path: '/api/agreement-bodies/:bodyId/end',
  summary: { zh: '不再指定这个基层组织', en: 'Take a body out of use from a day' },
  roles: ['townshipOffice'],
  params: z.strictObject({ bodyId: z.uuid() }),
  body: z.strictObject({ to: PlainDate }),
  reply: z.object({ to: PlainDate }),
})

export const agreementRoutes: readonly Route[] = [
  showAgreement,
  saveAgreement,
  signAgreement,
  showGroup,
  listBodies,
  addBody,
  endBody,
]
