import { z } from 'zod'
import { outcomes } from '#core/decision/decision-kind.ts'
import { substitutedRoles } from '#core/decision/substitute.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const heads = ['stationHead', 'townshipOffice'] as const
const setting = { scope: 'area', confidentiality: 'C1', purpose: 'supervision' } as const
const Person = z.object({ id: z.string(), name: z.string() })

export const Substitution = z.object({
  id: z.string(),
  account: Person,
  substitute: Person,
  role: z.enum(substitutedRoles),
  orgName: z.string(),
  from: PlainDate,
  to: PlainDate,
  reason: z.string(),
  byName: z.string(),
  state: z.enum(['coming', 'running', 'over', 'ended']),
  endedOn: PlainDate.nullable(),
  endedBecause: z.string().nullable(),
  mayEnd: z.boolean(),
})
export type Substitution = z.infer<typeof Substitution>

export const listSubstitutes = route({
  ...setting,
  id: 'substitute.list',
  method: 'GET',
  path: '/api/decision-substitutes',
  summary: { zh: '代批', en: 'Who decides for whom' },
  roles: heads,
  reply: z.object({
    substitutions: z.array(Substitution),
    /** Posts that this user may give a substitute for, each with whom it may be. */
    posts: z.array(
      z.object({
        account: Person,
        role: z.enum(substitutedRoles),
        org: z.string(),
        orgName: z.string(),
        mine: z.boolean(),
        candidates: z.array(Person.extend({ orgName: z.string() })),
      }),
    ),
    /** The longest a substitution may run where the place has a rule. */
    maxDays: z.number().int().nullable(),
  }),
})

export const setSubstitute = route({
  ...setting,
  id: 'substitute.set',
  method: 'POST',
  path: '/api/decision-substitutes',
  summary: { zh: '指定代批人', en: 'Name a substitute' },
  roles: heads,
  body: z.strictObject({
    account: z.string().min(1).max(64),
    role: z.enum(substitutedRoles),
    org: z.string().min(1).max(64),
    substitute: z.string().min(1).max(64),
    from: PlainDate,
    to: PlainDate,
    reason: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ id: z.string() }),
})

export const endSubstitute = route({
  ...setting,
  id: 'substitute.end',
  method: 'POST',
  path: '/api/decision-substitutes/:id/end',
  summary: { zh: '结束代批', en: 'End a substitution' },
  roles: heads,
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({ endedOn: PlainDate }),
})

/** What was decided, by whom and whether in time; the entries on the file are its proof. */
export const listMade = route({
  id: 'decision.made',
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'casework',
  method: 'GET',
  path: '/api/decisions-made',
  summary: { zh: '已办审批', en: 'Decisions that were made' },
  roles: ['stationHead', 'townshipOffice', 'worker', 'policeLiaison'],
  query: z.strictObject({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    made: z.array(
      z.object({
        id: z.string(),
        caseId: z.string(),
        name: z.string(),
        fileNo: z.string(),
        title: Words,
        outcome: z.enum(outcomes),
        decidedOn: PlainDate,
        dueOn: PlainDate.nullable(),
        daysLate: z.number().int(),
        byName: z.string(),
        forName: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const substituteRoutes: readonly Route[] = [listSubstitutes, setSubstitute, endSubstitute, listMade]
