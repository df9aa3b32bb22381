import { z } from 'zod'
import { forces } from '#core/policy/policy.ts'
import { releaseBuckets } from '#core/release/buckets.ts'
import { expectedMeasures, releaseReasons } from '#core/release/release-codes.ts'
import { ReleaseFacts } from '#core/release/release-draft.ts'
import { planKinds } from '#core/release/release-plan.ts'
import { closeReasons, StepData, stepKinds } from '#core/release/release-step.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A line of the register. Names are masked for offices above the township. */
export const ReleaseLine = z.object({
  id: z.string(),
  name: z.string(),
  releaseOn: PlainDate,
  expected: z.enum(expectedMeasures),
  status: z.enum(['open', 'joined', 'closed']),
  closeReason: z.enum(closeReasons).nullable(),
  visitedOn: PlainDate.nullable(),
  collectedOn: PlainDate.nullable(),
  met: z.string().nullable(),
  nextKind: z.enum(planKinds).nullable(),
  nextBy: PlainDate.nullable(),
  caseId: z.string().nullable(),
  township: z.string(),
  townshipName: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
})
export type ReleaseLine = z.infer<typeof ReleaseLine>

const ReleasePlanItem = z.object({
  kind: z.enum(planKinds),
  owedBy: z.enum(['office', 'facility', 'police']),
  from: PlainDate,
  by: PlainDate,
  status: z.enum(['done', 'open', 'notOwed', 'missed']),
  doneOn: PlainDate.nullable(),
  clauseKey: z.string(),
  reading: z.boolean(),
  clause: z
    .object({
      document: z.string(),
      clause: z.string(),
      says: Words,
      text: z.string(),
      force: z.enum(forces),
    })
    .nullable(),
})
export type ReleasePlanItem = z.infer<typeof ReleasePlanItem>

/** A step as its reader may see it: offices above and the police read that it happened, not what was said. */
export const ReleaseStep = z.object({
  id: z.string(),
  kind: z.enum(stepKinds),
  on: PlainDate,
  at: z.string(),
  byName: z.string().nullable(),
  data: StepData,
  struck: z.boolean(),
})
export type ReleaseStep = z.infer<typeof ReleaseStep>

export const ReleasePage = z.object({
  line: ReleaseLine,
  sex: z.string(),
  birthYear: z.number().int().nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  releaseReason: z.enum(releaseReasons).nullable(),
  knownOn: PlainDate,
  joinedOn: PlainDate.nullable(),
  stationId: z.string().nullable(),
  enteredBy: z.string().nullable(),
  facts: ReleaseFacts.partial(),
  plan: z.array(ReleasePlanItem),
  steps: z.array(ReleaseStep),
})
export type ReleasePage = z.infer<typeof ReleasePage>

export const ReleaseCounts = z.record(z.enum(releaseBuckets), z.number().int())
