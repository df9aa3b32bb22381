import { z } from 'zod'
import { sampleParts, sampleStates } from '#core/drug-test/kept-samples.ts'
import { chainStates, testLevels } from '#core/drug-test/test-chains.ts'
import { noticeOutcomes } from '#core/drug-test/test-notices.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const sampleKinds = z.enum(['urine', 'hair', 'saliva', 'blood'])
const Words = z.object({ zh: z.string(), en: z.string() })

/** One sealed part of a sample. */
export const Sample = {
  testId: z.string(),
  part: z.enum(sampleParts),
  no: z.string().nullable(),
  seal: z.string().nullable(),
  place: z.string().nullable(),
  takenOn: PlainDate,
  keepUntil: PlainDate,
  state: z.enum(sampleStates),
  sentTo: z.string().nullable(),
  held: z.boolean(),
}
const Defect = z.object({ kind: z.string(), clause: z.string(), says: Words })
const Window = z.object({
  from: PlainDate,
  before: PlainDate,
  status: z.enum(['coming', 'open', 'done', 'late', 'missed', 'excused']),
})

const Chain = z.object({
  root: z.string(),
  on: PlainDate,
  sample: sampleKinds,
  state: z.enum(chainStates),
  dueOn: PlainDate.nullable(),
  result: z.enum(['negative', 'positive', 'invalid', 'none']),
  /** Hair: the first day that the result speaks of, and whether that lies before the report-in (then no relapse follows). */
  lookBackFrom: PlainDate.nullable(),
  beforeReportIn: z.boolean(),
  /** What follows from a positive waits for the decision on the objection. */
  waits: z.boolean(),
  objectBy: PlainDate.nullable(),
  lateObjection: z.boolean(),
  tests: z.array(
    z.object({
      id: z.string(),
      on: PlainDate,
      level: z.enum(testLevels),
      result: z.enum(['negative', 'positive', 'invalid']),
      institution: z.string().nullable(),
      way: z.string().nullable(),
      defects: z.array(Defect),
    }),
  ),
  steps: z.array(z.object({ id: z.string(), type: z.string(), on: PlainDate, says: z.string().nullable() })),
  samples: z.array(z.object(Sample)),
})
export type Chain = z.infer<typeof Chain>

export const TestFile = z.object({
  today: PlainDate,
  seq: z.number().int(),
  name: z.string(),
  fileNo: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  plan: z.object({
    perYear: z.array(z.number().int()),
    since: PlainDate.nullable(),
    requirementRef: z.string().nullable(),
    /** True where no plan was made for the person: the pack's template, which is no number of the law. */
    template: z.boolean(),
    clause: z.string(),
  }),
  templatePerYear: z.array(z.number().int()),
  history: z.array(
    z.object({ on: PlainDate, perYear: z.array(z.number().int()), requirementRef: z.string() }),
  ),
  windows: z.array(Window),
  /** The windows if the asked plan were required from today. */
  preview: z.array(Window).nullable(),
  surprise: z.array(PlainDate),
  chains: z.array(Chain),
  notices: z.array(
    z.object({
      id: z.string(),
      toldOn: PlainDate,
      dueOn: PlainDate,
      served: z.string().nullable(),
      outcome: z.enum(noticeOutcomes),
    }),
  ),
  entrustments: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      from: PlainDate,
      until: PlainDate,
      frequency: z.string(),
      returnWay: z.string(),
      running: z.boolean(),
    }),
  ),
  rules: z.object({
    minTesters: z.number(),
    objectionDays: z.number(),
    labDays: z.number(),
    retentionMonths: z.number(),
    hairCm: z.number(),
    hairMg: z.number(),
  }),
  mayRecord: z.array(z.string()),
  /** Document and number of each clause that something here rests on. */
  clauses: z.record(z.string(), z.string()),
})
export type TestFile = z.infer<typeof TestFile>
