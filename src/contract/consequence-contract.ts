import { z } from 'zod'
import { consequenceKinds, consequenceReasons, interviewers } from '#core/evaluation/scheme.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { evaluationBase, evaluationReaders, Place, words } from './evaluation-shapes.ts'
import { NewTask, Rectification } from './rectification-contract.ts'
import { type Route, route } from './route.ts'

const base = { ...evaluationBase, roles: evaluationReaders } as const
const office = { ...evaluationBase, roles: ['narcoticsOffice'] } as const
const Params = z.strictObject({ consequenceId: z.uuid() })

export const consequenceStates = ['proposed', 'declined', 'due', 'overdue', 'underWay', 'done'] as const

export const Consequence = z.object({
  id: z.string(),
  area: Place,
  setBy: Place,
  kind: z.enum(consequenceKinds),
  /** Why: a rule of the scheme, or `byHand` with the words in `text`. */
  reason: z.enum([...consequenceReasons, 'byHand']),
  years: z.number().int().nullable(),
  /** Days to do it in, as the rule says. */
  days: z.number().int().nullable(),
  interviewer: z.enum(interviewers).nullable(),
  text: z.string(),
  round: z.object({ id: z.string(), title: z.string(), clause: z.string() }).nullable(),
  byName: z.string(),
  at: z.string(),
  state: z.enum(consequenceStates),
  dueOn: PlainDate.nullable(),
  answer: z
    .object({
      outcome: z.enum(['decided', 'declined']),
      reason: z.string(),
      amount: z.number().nullable(),
      byName: z.string(),
      on: PlainDate,
    })
    .nullable(),
  mayDecide: z.boolean(),
  mayRecord: z.boolean(),
})
export type Consequence = z.infer<typeof Consequence>

export const listConsequences = route({
  ...base,
  id: 'consequence.list',
  method: 'GET',
  path: '/api/consequences',
  summary: { zh: '约谈、挂牌、表扬等后果', en: 'Talks, listings, praise: proposed, decided, done' },
  query: z.strictObject({ area: AreaCode.optional(), round: z.uuid().optional() }),
  reply: z.object({ consequences: z.array(Consequence), mayPropose: z.boolean() }),
})

export const proposeConsequence = route({
  ...office,
  id: 'consequence.propose',
  method: 'POST',
  path: '/api/consequences',
  summary: { zh: '提出约谈、挂牌整治或表扬', en: 'Propose a talk, a listing or praise by hand' },
  body: z.strictObject({
    id: z.uuid(),
    area: AreaCode,
    kind: z.enum(consequenceKinds),
    interviewer: z.enum(interviewers).optional(),
    days: z.int().min(1).max(730),
    text: words(2000),
  }),
  reply: z.object({ id: z.string() }),
})

export const answerConsequence = route({
  ...office,
  id: 'consequence.answer',
  method: 'POST',
  path: '/api/consequences/:consequenceId/answer',
  summary: { zh: '决定是否这样办（他人提出的）', en: 'Decide on what another person or the rules proposed' },
  params: Params,
  body: z.strictObject({
    outcome: z.enum(['decided', 'declined']),
    reason: words(2000),
    dueOn: PlainDate.optional(),
    /** Yuan, typed by a person: the engine proposes no sum. */
    amount: z.number().min(0).max(100_000_000).optional(),
  }),
  reply: z.object({ state: z.enum(consequenceStates) }),
})

export const showConsequence = route({
  ...base,
  id: 'consequence.show',
  method: 'GET',
  path: '/api/consequences/:consequenceId',
  summary: { zh: '一次约谈或者一项后果', en: 'One talk or other consequence, with what was agreed' },
  params: Params,
  reply: z.object({
    consequence: Consequence,
    record: z
      .object({
        heldOn: PlainDate,
        place: z.string(),
        interviewers: z.string(),
        attended: z.string(),
        text: z.string(),
        agreed: z.string(),
        byName: z.string(),
        at: z.string(),
      })
      .nullable(),
    tasks: z.array(Rectification),
  }),
})

export const recordInterview = route({
  ...office,
  id: 'consequence.record',
  method: 'POST',
  path: '/api/consequences/:consequenceId/record',
  summary: { zh: '登记约谈记录和整改任务', en: 'Record the talk and what was agreed, with owners and days' },
  params: Params,
  body: z.strictObject({
    heldOn: PlainDate,
    place: words(120),
    interviewers: words(200),
    attended: words(500),
    text: words(5000),
    agreed: words(5000),
    tasks: z.array(NewTask).min(1).max(20),
  }),
  reply: z.object({ state: z.enum(consequenceStates) }),
})

export const printInterview = route({
  ...base,
  id: 'consequence.print',
  method: 'GET',
  path: '/api/consequences/:consequenceId/paper',
  summary: { zh: '打印约谈通知或者约谈记录', en: 'The invitation or the record of a talk on paper' },
  params: Params,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const consequenceRoutes: readonly Route[] = [
  listConsequences,
  proposeConsequence,
  showConsequence,
  answerConsequence,
  recordInterview,
  printInterview,
]
