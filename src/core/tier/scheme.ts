import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { tierFactKinds as allKinds, type TierFactKind } from '#core/case/tier-input.ts'

/**
 * The facts a scheme may weigh (`tier-input.ts` derives them from the journal). The list is closed: what someone is or
 * lacks (poverty, ethnicity, religion, family, illness) is not in it and can not be added by a pack.
 */
export const tierFactKinds = allKinds
/** Facts that speak for the person: their points are never above zero and they never lift a tier. */
export const protectiveFacts: ReadonlySet<string> = new Set<TierFactKind>([
  'cleanTest',
  'onTimeReport',
  'steadyMonths',
])

const Name = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Points = z.number().int()
const Days = z.number().int().min(0)

const TierLevel = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z]*$/),
  name: Name,
  /** The least points of this tier; the calmest starts at 0. */
  from: Days,
  /** How people of this tier are worked with. */
  says: Name.optional(),
})

const WeighedFact = z.strictObject({
  fact: z.string(),
  means: Name.optional(),
  points: Points,
  /** Days the fact weighs in full after it happened or ended. */
  days: Days,
  /** Days after those in which half is left. */
  fades: Days.optional(),
  /** `steadyMonths`: points are given once for every so many months. */
  everyMonths: z.number().int().min(1).optional(),
  /** Only the newest so many are weighed. */
  atMost: z.number().int().min(1).optional(),
  /** Puts the person at least into this tier while it weighs in full. */
  puts: z.string().optional(),
})

/** Value of the rule `tiers.scheme`. Tiers stand calmest first. */
export const TierScheme = z.strictObject({
  name: Name,
  base: Days,
  tiers: z.array(TierLevel).min(2),
  facts: z.array(WeighedFact).min(1),
  /** Roles of which one confirms a tier: the engine only proposes (个人信息保护法 24). */
  confirmedBy: z.array(z.enum(roles)).min(1),
  reviewMonths: z.number().int().min(1),
})
export type TierScheme = z.infer<typeof TierScheme>
