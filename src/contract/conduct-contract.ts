import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { localBreaches } from '#core/journal/types/breach-types.ts'
import { leaveStates } from '#core/leave/leave-cycle.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Evidence = z.object({ id: z.string(), on: PlainDate, title: Words })

const ShownCounter = z.object({
  key: z.enum(['testRefusals', 'unauthorisedLeaves', 'unauthorisedDays']),
  value: z.number().int(),
  threshold: z.number().int(),
  missing: z.number().int(),
  reached: z.boolean(),
  clause: z.string(),
  document: z.string(),
  says: Words,
  evidence: z.array(Evidence.extend({ objection: z.enum(['open', 'rejected']).nullable() })),
})

/** What the case page tells of leave, breaches and decisions that are owed. */
export const ConductPage = z.object({
  leaves: z.array(
    z.object({
      id: z.string(),
      state: z.enum(leaveStates),
      from: PlainDate,
      to: PlainDate,
      touched: z.number().int(),
      full: z.number().int(),
      reportDue: z.boolean(),
      extensionTo: PlainDate.nullable(),
      returnedOn: PlainDate.nullable(),
      decidedBy: z.string().nullable(),
      tests: z.array(PlainDate),
      /** Entry types that may follow now, each one click away. */
      acts: z.array(z.string()),
    }),
  ),
  counters: z.array(ShownCounter),
  /** The law defines serious violation for detoxification; rehabilitation takes it by reference (DUT-08). */
  byReference: z.boolean(),
  objections: z.array(
    z.object({
      id: z.string(),
      about: Evidence,
      on: PlainDate,
      says: z.string().nullable(),
      ifUpheld: z.array(Words),
    }),
  ),
  statements: z.array(
    z.object({ id: z.string(), on: PlainDate, about: Evidence.nullable(), says: z.string() }),
  ),
  letters: z.array(
    z.object({
      id: z.string(),
      on: PlainDate,
      kind: z.enum(['admonished', 'warned']),
      letterNo: z.string().nullable(),
    }),
  ),
  localBreaches: z.array(z.object({ id: z.string(), on: PlainDate, kind: z.enum(localBreaches) })),
  /** Entries that the person may say something about, newest first. */
  mayState: z.boolean(),
  owed: z.array(
    z.object({
      decisionId: z.string(),
      kind: z.string(),
      title: Words,
      askedOn: PlainDate,
      dueOn: PlainDate.nullable(),
      because: Words.nullable(),
      deciders: z.array(z.enum(roles)),
      sentBack: z.boolean(),
      mine: z.boolean(),
    }),
  ),
})
export type ConductPage = z.infer<typeof ConductPage>

export const showConduct = route({
  id: 'case.conduct',
  method: 'GET',
  path: '/api/cases/:caseId/conduct',
  summary: { zh: '外出、违反协议和待决定事项', en: 'Leave, breaches and decisions owed' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.strictObject({ caseId: z.string().min(1).max(64) }),
  reply: ConductPage,
})

export const conductRoutes: readonly Route[] = [showConduct]
