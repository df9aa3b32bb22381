import { z } from 'zod'
import { forces } from '#core/policy/policy.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A clause as the library shows it: our sentence, the law's wording where it was read, its force and its dates. */
export const PolicyClause = z.object({
  key: z.string(),
  document: z.string(),
  clause: z.string(),
  force: z.enum(forces),
  area: z.string(),
  says: Words,
  text: z.string().nullable(),
  /** `secondary`: read only as another document quotes it; shown so. */
  seen: z.enum(['text', 'secondary']),
  pack: z.string(),
  from: PlainDate,
  to: PlainDate.nullable(),
  inForce: z.boolean(),
})
export type PolicyClause = z.infer<typeof PolicyClause>

export const PolicyValue = z.object({
  /** A number, text, list or (tier schemes, forms …) an object, as the pack has it. */
  value: z.unknown(),
  clause: z.string(),
  /** `戒毒条例（国务院令第597号） 第十四条第一款` */
  source: z.string(),
  force: z.enum(forces),
  pack: z.string(),
  from: PlainDate,
  to: PlainDate.nullable(),
  /** True: our reading or a default, not the text of the clause. */
  reading: z.boolean(),
  because: Words.nullable(),
})
export type PolicyValue = z.infer<typeof PolicyValue>

export const PolicyRule = z.object({
  key: z.string(),
  topic: z.string(),
  means: Words,
  /** `day`, `workDay`, `month`, `perMonth`, `perYear`, `time`, `percent` …; null where the value speaks for itself. */
  unit: z.string().nullable(),
  /** Fixed by statute, regulation or ministry rule: no lower pack can change it. */
  locked: z.boolean(),
  /** In force on the day asked; null where the pack says nothing for it. */
  current: PolicyValue.nullable(),
  /** All values, newest first, those to come among them. */
  values: z.array(PolicyValue),
  /** Duties, findings, figures and screens that rest on it; empty where nothing counts by it. */
  uses: z.array(
    z.object({
      kind: z.enum(['duty', 'finding', 'figure', 'screen']),
      key: z.string(),
      title: Words.optional(),
    }),
  ),
})
export type PolicyRule = z.infer<typeof PolicyRule>

export const PolicyPack = z.object({
  name: z.string(),
  title: Words,
  area: z.string(),
  /** Packs from the nation down to this one. */
  chain: z.array(z.string()),
  adopts: z.string().nullable(),
  /** Rules that this pack itself brings or changes. */
  ownRules: z.number().int(),
  rules: z.number().int(),
  clauses: z.number().int(),
})
export type PolicyPack = z.infer<typeof PolicyPack>

export const PolicyTopic = z.object({ key: z.string(), title: Words, rules: z.number().int() })

/** Names of packs: `cn`, `cn-32-05`. */
const PackName = z.string().regex(/^cn(-\d{2,3})*$/)

const shared = {
  method: 'GET',
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
} as const

export const policyList = route({
  ...shared,
  id: 'policy.list',
  path: '/api/policies',
  summary: { zh: '政策规则包目录', en: 'List of policy packs' },
  reply: z.object({
    packs: z.array(PolicyPack),
    /** Years the State Council has published rest days for; other years are a guess by the weekday. */
    calendarYears: z.array(z.number().int()),
  }),
})

export const policyShow = route({
  ...shared,
  id: 'policy.show',
  path: '/api/policies/:pack',
  summary: { zh: '一个地区在某日施行的规则和条款', en: 'Rules and clauses of a place in force on a day' },
  params: z.object({ pack: PackName }),
  query: z.object({
    /** Today where not given. */
    on: PlainDate.optional(),
    /** One character is enough, in Chinese or English: rule, key, reason, document, wording. */
    text: z.string().trim().max(40).optional(),
    topic: z.string().max(40).optional(),
    /** Only rules that this pack itself brings or changes. */
    own: z.enum(['true', 'false']).optional(),
  }),
  reply: z.object({
    pack: PolicyPack,
    on: PlainDate,
    /** Counts are of the search, whatever topic is open. */
    topics: z.array(PolicyTopic),
    rules: z.array(PolicyRule),
    clauses: z.array(PolicyClause),
  }),
})

export const clauseShow = route({
  ...shared,
  id: 'clause.show',
  path: '/api/policies/:pack/clauses/:clause',
  summary: { zh: '一个条款及依据它的规则', en: 'One clause and the rules that rest on it' },
  params: z.object({ pack: PackName, clause: z.string().max(60) }),
  query: z.object({ on: PlainDate.optional() }),
  reply: z.object({ clause: PolicyClause, rules: z.array(PolicyRule) }),
})

/** A rule that two places, or a draft and what is in force, answer differently; null: no value there. */
export const RuleDifference = z.object({
  key: z.string(),
  means: Words,
  unit: z.string().nullable(),
  before: PolicyValue.nullable(),
  after: PolicyValue.nullable(),
  /** Later days on which the two differ anew. */
  later: z.array(PlainDate),
})
export type RuleDifference = z.infer<typeof RuleDifference>

export const policyCompare = route({
  ...shared,
  id: 'policy.compare',
  path: '/api/policies/:pack/compare',
  summary: { zh: '比较两个地区的规则', en: 'Compare the rules of two places on a day' },
  params: z.object({ pack: PackName }),
  query: z.object({ other: PackName, on: PlainDate.optional() }),
  reply: z.object({ on: PlainDate, differences: z.array(RuleDifference) }),
})

export const policyWorkbook = route({
  ...shared,
  id: 'policy.workbook',
  path: '/api/policies/:pack/workbook',
  summary: { zh: '导出规则和条款清单（Excel 工作簿）', en: 'Rules and clauses of a place as a workbook' },
  params: z.object({ pack: PackName }),
  query: z.object({ on: PlainDate.optional(), text: z.string().trim().max(40).optional() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const adoptedStates = ['coming', 'inForce', 'superseded', 'withdrawn'] as const

export const policyAdopted = route({
  ...shared,
  confidentiality: 'C1',
  id: 'policy.adopted',
  path: '/api/adopted-policies',
  summary: { zh: '经批准施行的地方规则', en: 'Packs that two people put in force' },
  reply: z.object({
    adopted: z.array(
      z.object({
        id: z.string(),
        pack: z.string(),
        title: z.string(),
        effectiveOn: PlainDate,
        state: z.enum(adoptedStates),
        askedName: z.string(),
        approvedName: z.string(),
        approvedAt: z.string(),
        reason: z.string(),
        sha256: z.string(),
      }),
    ),
  }),
})

export const policyRoutes: readonly Route[] = [
  policyList,
  policyShow,
  clauseShow,
  policyCompare,
  policyWorkbook,
  policyAdopted,
]
