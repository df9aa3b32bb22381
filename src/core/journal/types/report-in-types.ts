import { z } from 'zod'
import { groupHelpers } from '#core/agreement/signer-kinds.ts'
import { define, id, text, texts } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Signer } from './agreement-types.ts'
import { workGroupKinds } from './work-group-kinds.ts'

/** `as` says what a member of the kind `other` is; `staff` names the account where the member is one of ours. */
const GroupMember = z.strictObject({
  kind: z.enum(workGroupKinds),
  name: text.optional(),
  as: z.enum(groupHelpers).optional(),
  org: text.optional(),
  phone: text.optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  staff: id.optional(),
  head: z.boolean().optional(),
})

/** Why a kind is missing, one by one; `reason` says the same in one text. */
const Lacking = z.strictObject({ kind: z.enum([...workGroupKinds, ...groupHelpers]), reason: text })

export const reportInTypes = [
  define('reportedIn', {
    family: 'reportIn',
    title: { zh: '报到', en: 'Reported in' },
    data: { place: text },
  }),
  define('agreementSigned', {
    family: 'agreement',
    title: { zh: '签订协议', en: 'Agreement signed' },
    secret: ['signers'],
    data: {
      parties: z.union([text, z.array(text).min(1)]),
      place: text,
      version: z.int().min(1).optional(),
      paper: id.optional(),
      body: text.optional(),
      signers: z.array(Signer).min(1).optional(),
    },
  }),
  define('workGroupFormed', {
    family: 'agreement',
    title: { zh: '成立工作小组', en: 'Work group formed' },
    secret: ['reason', 'lacking'],
    data: {
      members: z.array(GroupMember),
      reason: text.optional(),
      lacking: z.array(Lacking).optional(),
    },
  }),
  define('planAdopted', {
    family: 'agreement',
    title: { zh: '制定帮扶计划', en: 'Plan adopted' },
    confidentiality: 'C4',
    secret: ['needs', 'goals', 'services'],
    data: { needs: texts.optional(), goals: texts.optional(), services: texts.optional() },
  }),
]
