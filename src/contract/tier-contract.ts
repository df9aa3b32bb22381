import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const CaseParams = z.strictObject({ caseId: z.uuid() })
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const casework = { confidentiality: 'C3', purpose: 'casework' } as const
export const tierTabs = ['differs', 'due', 'contested', 'override', 'untold', 'all'] as const
const proposals = ['same', 'first', 'up', 'down', 'none'] as const
const Count = z.number().int()

/** A line of the list: the tier by its key, and no points. */
export const TierLine = z.object({
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  tier: Words.nullable(),
  setOn: PlainDate.nullable(),
  reviewOn: PlainDate.nullable(),
  override: z.boolean(),
  proposed: Words.nullable(),
  proposal: z.enum(proposals),
  askedOn: PlainDate.nullable(),
  contestedOn: PlainDate.nullable(),
  contestDue: PlainDate.nullable(),
  untold: z.boolean(),
})
export type TierLine = z.infer<typeof TierLine>

export const listTiers = route({
  ...casework,
  id: 'tier.list',
  scope: 'area',
  method: 'GET',
  path: '/api/tiers',
  summary: { zh: '分级名单', en: 'People by tier' },
  roles: staff,
  query: z.strictObject({
    tab: z.enum(tierTabs).default('differs'),
    tier: z.string().max(40).optional(),
    proposal: z.enum(['first', 'up', 'down']).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ rows: z.array(TierLine), next: z.string().nullable() }),
})

const Tiers = z.array(z.object({ key: z.string(), name: Words }))

export const countTiers = route({
  ...casework,
  id: 'tier.counts',
  scope: 'area',
  method: 'GET',
  path: '/api/tiers/counts',
  summary: { zh: '各级人数和待办', en: 'How many are in each tier and what waits' },
  roles: staff,
  reply: z.object({
    tabs: z.record(z.enum(tierTabs), Count),
    moves: z.object({ up: Count, down: Count, first: Count }),
    tiers: Tiers,
    /** On the last day of each of the past twelve months, and today. */
    months: z.array(z.object({ day: PlainDate, counts: z.record(z.string(), Count) })),
  }),
})

const Clause = z.object({
  key: z.string(),
  document: z.string(),
  clause: z.string(),
  force: z.string(),
  says: Words,
  text: z.string().nullable(),
})
export type TierClause = z.infer<typeof Clause>

/** A scheme as the place has it: rules about everybody, nothing about anyone. */
export const SchemeShown = z.object({
  pack: z.string(),
  place: Words,
  name: Words,
  from: PlainDate,
  clause: Clause.nullable(),
  reading: z.boolean(),
  because: Words.nullable(),
  base: Count,
  tiers: z.array(z.object({ key: z.string(), name: Words, from: Count, says: Words.nullable() })),
  facts: z.array(
    z.object({
      fact: z.string(),
      says: Words,
      points: Count,
      days: Count,
      fades: Count,
      atMost: Count.nullable(),
      everyMonths: Count.nullable(),
      puts: Words.nullable(),
    }),
  ),
  confirmedBy: z.array(z.enum(roles)),
  reviewMonths: Count,
  rhythms: z.array(
    z.object({
      rule: z.string(),
      means: Words,
      unit: z.string(),
      /** By tier; one line `default` where the place has no numbers by tier. */
      values: z.array(z.object({ tier: Words.nullable(), value: z.string() })),
      clause: Clause.nullable(),
      reading: z.boolean(),
    }),
  ),
})
export type SchemeShown = z.infer<typeof SchemeShown>

export const showSchemes = route({
  id: 'tier.schemes',
  method: 'GET',
  path: '/api/tiers/schemes',
  summary: { zh: '分级方案说明', en: 'The tier schemes in words' },
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
  reply: z.object({
    /** The pack of the reader's own place. */
    own: z.string(),
    schemes: z.array(SchemeShown),
    forbidden: z.array(z.object({ key: z.string(), about: Words, clause: Clause.nullable() })),
  }),
})

const Step = z.object({ from: PlainDate, points: Count, tier: z.string().nullable() })
const Rhythm = z.object({ kind: z.string(), times: Count, next: PlainDate.nullable() })

const Setting = z.object({
  id: z.string(),
  on: PlainDate,
  tier: z.string(),
  reason: z.string(),
  by: z.string(),
  proposed: z.string().nullable(),
  override: z.boolean(),
  move: z.enum(['first', 'up', 'down', 'same']),
  reviewOn: PlainDate.nullable(),
  status: z.enum(['inForce', 'past', 'struck', 'setAside']),
  objection: z
    .object({
      on: PlainDate,
      statement: z.string().nullable(),
      proof: z.string().nullable(),
      way: z.string().nullable(),
      state: z.enum(['open', 'upheld', 'rejected']),
      decidedOn: PlainDate.nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
  told: z.object({ on: PlainDate, way: z.string() }).nullable(),
})
export type TierSettingShown = z.infer<typeof Setting>

/** Everything about the tier of one person, for those who work with the person and nobody else. */
export const TierPage = z.object({
  caseId: z.string(),
  seq: Count,
  today: PlainDate,
  name: z.string(),
  fileNo: z.string(),
  scheme: z
    .object({
      name: Words,
      pack: z.string(),
      reading: z.boolean(),
      because: Words.nullable(),
      clause: z.string(),
      base: Count,
      tiers: z.array(z.object({ key: z.string(), name: Words, from: Count, says: Words.nullable() })),
      reviewMonths: Count,
    })
    .nullable(),
  running: z.boolean(),
  current: z.string().nullable(),
  proposed: z.string().nullable(),
  points: Count,
  facts: z.array(
    z.object({
      says: Words,
      fact: z.string(),
      on: PlainDate,
      points: Count,
      full: Count,
      ongoing: z.boolean(),
      holds: z.string().nullable(),
      halvesOn: PlainDate.nullable(),
      goneOn: PlainDate.nullable(),
      clause: z.string(),
      evidence: z.array(z.object({ id: z.string(), on: PlainDate, title: Words })),
    }),
  ),
  clauses: z.record(z.string(), Clause),
  past: z.array(Step),
  ahead: z.array(Step),
  moves: z.array(
    z.object({
      to: z.string(),
      says: Words,
      points: Count,
      move: z.enum(['up', 'down']),
      entry: z.object({ id: z.string(), on: PlainDate, title: Words }).nullable(),
    }),
  ),
  brings: z.object({
    current: z.array(Rhythm),
    each: z.array(
      z.object({ tier: z.string(), says: Words, rhythms: z.array(Rhythm), from: PlainDate.nullable() }),
    ),
  }),
  history: z.array(Setting),
  /** Decisions that wait in the inbox, with whether this reader may make them. */
  waiting: z.array(z.object({ id: z.string(), kind: z.string(), title: Words, mine: z.boolean() })),
  maySet: z.boolean(),
  hasOwnLogin: z.boolean(),
})
export type TierPage = z.infer<typeof TierPage>

export const showTier = route({
  ...casework,
  id: 'tier.show',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/tier',
  summary: { zh: '一个人的等级', en: "One person's tier" },
  roles: staff,
  params: CaseParams,
  reply: TierPage,
})

/** A person sets the tier: the proposed one or another, always with a reason; one person at a time. */
export const setTier = route({
  ...casework,
  id: 'tier.set',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/tier',
  summary: { zh: '定级', en: 'Set the tier' },
  roles: ['stationHead', 'townshipOffice'],
  params: CaseParams,
  body: z.strictObject({
    tier: z.string().min(1).max(40),
    reason: z.string().trim().min(2).max(2000),
  }),
  precondition: true,
  reply: z.object({ recorded: z.array(z.string()), seq: Count }),
})

export const tierRoutes: readonly Route[] = [listTiers, countTiers, showSchemes, showTier, setTier]
