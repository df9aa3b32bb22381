import { z } from 'zod'
import type { CaseState } from '#core/case/case-state.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const caseRoles = ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'] as const
const CaseParams = z.strictObject({ caseId: z.uuid() })

/** An entry as the reader's role may see it; `hidden` names fields that the role never sees. */
export const ShownEntry = z.object({
  id: z.string(),
  type: z.string(),
  on: PlainDate,
  recordedAt: z.string(),
  by: z.object({ user: z.string(), name: z.string(), role: z.string(), org: z.string() }),
  confidentiality: z.string(),
  data: z.record(z.string(), z.unknown()),
  hidden: z.array(z.string()),
  /** The id of the entry that struck this one, where one did. */
  struckBy: z.string().nullable(),
})
export type ShownEntry = z.infer<typeof ShownEntry>

const Words = z.object({ zh: z.string(), en: z.string() })

/** Clauses that the page's duties, findings and counters point at, so that *why* needs no second request. */
const ShownClause = z.object({
  key: z.string(),
  document: z.string(),
  clause: z.string(),
  force: z.string(),
  says: Words,
  text: z.string().nullable(),
})

export const CasePage = z.object({
  caseId: z.string(),
  fileNo: z.string(),
  seq: z.number().int(),
  today: PlainDate,
  person: z.object({
    id: z.string(),
    name: z.string(),
    masked: z.boolean(),
    sex: z.enum(['male', 'female', 'unknown']),
    age: z.number().int().nullable(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  township: z.object({ code: z.string(), name: z.string(), path: z.string() }),
  station: z.object({ id: z.string(), name: z.string() }).nullable(),
  worker: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The person's other measures within the reader's scope. */
  otherCases: z.array(
    z.object({ caseId: z.string(), fileNo: z.string(), measure: z.string().nullable(), stage: z.string() }),
  ),
  state: z.custom<CaseState>((v) => typeof v === 'object' && v !== null),
  /** Sentences to read aloud, keyed by duty or finding id. */
  sentences: z.record(z.string(), Words),
  clauses: z.record(z.string(), ShownClause),
  entries: z.array(ShownEntry),
  /** Entry types that the reader may record now. */
  mayRecord: z.array(z.string()),
  /** Seen by an entrusted station, which does not have the case. */
  guest: z.boolean(),
  /** Names of tiers of the pack in force, in order from calm to urgent. */
  tiers: z.array(z.object({ key: z.string(), name: Words })),
})
export type CasePage = z.infer<typeof CasePage>

export const showCase = route({
  id: 'case.show',
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: { zh: '个案全貌', en: 'The case on one page' },
  roles: caseRoles,
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: CaseParams,
  query: z.strictObject({ asOf: PlainDate.optional(), knownAt: z.iso.datetime({ offset: true }).optional() }),
  reply: CasePage,
})

/** A command of the record forms: ids are made by the writer, so that sending twice is one entry. */
export const NewEntry = z.strictObject({
  id: z.uuid(),
  type: z.string().min(1).max(60),
  on: PlainDate,
  data: z.record(z.string(), z.unknown()),
})

export const recordEntries = route({
  id: 'case.record',
  method: 'POST',
  path: '/api/cases/:caseId/entries',
  summary: { zh: '登记', en: 'Record entries in a case' },
  roles: ['worker', 'stationHead', 'townshipOffice', 'policeLiaison'],
  scope: 'case',
  confidentiality: 'C4',
  purpose: 'casework',
  params: CaseParams,
  body: z.strictObject({
    /** The `seq` of the page the writer saw; another writer's entry in between is not an error, the rules decide again. */
    seenSeq: z.number().int().min(0).optional(),
    entries: z.array(NewEntry).min(1).max(20),
  }),
  reply: z.object({
    seq: z.number().int(),
    recorded: z.array(z.string()),
    /** Findings that appeared or went with this act, in words. */
    appeared: z.array(z.object({ kind: z.string(), says: Words })),
    gone: z.array(z.object({ kind: z.string(), says: Words })),
  }),
})

/** Full identity fields, one act, logged with its fields: masked everywhere else (security.md B4). */
export const revealPerson = route({
  id: 'case.reveal',
  method: 'POST',
  path: '/api/cases/:caseId/reveal',
  summary: { zh: '查看完整身份信息（会被记录）', en: 'Show full identity (is logged)' },
  roles: ['worker', 'stationHead', 'townshipOffice', 'policeLiaison', 'narcoticsOffice'],
  scope: 'case',
  confidentiality: 'C2',
  purpose: 'casework',
  params: CaseParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({
    name: z.string(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
})

/** Who looked at this file: for the worker's own assurance and, later, the person's page. */
export const caseLooks = route({
  id: 'case.looks',
  method: 'GET',
  path: '/api/cases/:caseId/looks',
  summary: { zh: '谁看过这份档案', en: 'Who looked at this file' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'case',
  confidentiality: 'C2',
  purpose: 'casework',
  params: CaseParams,
  query: z.strictObject({ after: z.string().max(200).optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        at: z.string(),
        role: z.string(),
        org: z.string(),
        purpose: z.string(),
        action: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const caseRoutes: readonly Route[] = [showCase, recordEntries, revealPerson, caseLooks]
