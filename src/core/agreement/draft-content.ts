import { z } from 'zod'
import { serviceKinds } from '#core/journal/service-kinds.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { agreementParts, needAreas, rhythms } from './plan-kinds.ts'
import { signerKinds, signingWays } from './signer-kinds.ts'

const line = z.string().trim().max(400)
const words = z.string().trim().min(1).max(2000)

export const PlanNeed = z.strictObject({ area: z.enum(needAreas), need: line.min(1), goal: line })
export type PlanNeed = z.infer<typeof PlanNeed>

export const PlanService = z.strictObject({
  kind: z.enum(serviceKinds),
  rhythm: z.enum(rhythms),
  by: line,
  note: line,
})
export type PlanService = z.infer<typeof PlanService>

/**
 * What the writer changed of what was drawn. `text` null leaves a proposed clause out; on a clause of the law it is an
 * addition beneath it, never instead of it; a key `own-…` is a clause of the writer's.
 */
export const ClauseChange = z.strictObject({
  part: z.enum(agreementParts),
  key: z.string().regex(/^[a-zA-Z0-9-]{1,60}$/),
  text: words.nullable(),
})
export type ClauseChange = z.infer<typeof ClauseChange>

/** `way` null: this person was not asked yet. */
export const DraftSigner = z.strictObject({
  kind: z.enum(signerKinds),
  name: line,
  relation: line,
  phone: z.string().trim().max(40),
  way: z.enum(signingWays).nullable(),
  on: PlainDate.nullable(),
  reason: line,
})
export type DraftSigner = z.infer<typeof DraftSigner>

export const DraftContent = z.strictObject({
  needs: z.array(PlanNeed).max(20),
  services: z.array(PlanService).max(20),
  changes: z.array(ClauseChange).max(60),
  signers: z.array(DraftSigner).max(12),
})
export type DraftContent = z.infer<typeof DraftContent>

export const emptyDraft: DraftContent = { needs: [], services: [], changes: [], signers: [] }
