import { z } from 'zod'
import { bodyKinds, signerKinds, signingWays } from '#core/agreement/signer-kinds.ts'
import { define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

/** One name under an agreement. Who refused or was absent did not sign, and the reason stands there. */
export const Signer = z.strictObject({
  kind: z.enum(signerKinds),
  name: text,
  way: z.enum(signingWays),
  on: PlainDate.optional(),
  reason: text.optional(),
  relation: text.optional(),
})
export type Signer = z.infer<typeof Signer>

export const agreementTypes = [
  define('agreementRefused', {
    family: 'agreement',
    title: { zh: '拒绝签订协议', en: 'Agreement not signed by the person' },
    secret: ['reason'],
    data: { reason: text, place: text, version: z.int().min(1).optional() },
  }),
  define('bodyAppointed', {
    family: 'agreement',
    title: { zh: '指定基层组织签订协议', en: 'Grassroots body appointed to sign' },
    writers: ['townshipOffice'],
    data: {
      /** Its number in the township's register, where it stands there. */
      body: id.optional(),
      name: text,
      kind: z.enum(bodyKinds),
      documentNo: text.optional(),
      until: PlainDate.optional(),
    },
  }),
]
