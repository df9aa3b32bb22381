import { describe, expect, test } from 'vitest'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import { everywhere, type Policy } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { agreementVectors } from './replay-vectors/agreement.ts'
import { conductVectors } from './replay-vectors/conduct.ts'
import { consequenceVectors } from './replay-vectors/consequences.ts'
import { endingVectors } from './replay-vectors/ending.ts'
import { leaveVectors } from './replay-vectors/leave-and-contact.ts'
import { placeVectors } from './replay-vectors/place.ts'
import { positiveVectors } from './replay-vectors/positives.ts'
import { recordVectors } from './replay-vectors/record.ts'
import { refusedLines } from './replay-vectors/refused.ts'
import { reportInVectors } from './replay-vectors/report-in.ts'
import { termVectors } from './replay-vectors/term.ts'
import { testVectors } from './replay-vectors/tests.ts'
import type { Expectation, Vector } from './replay-vectors/vector.ts'
import { workVectors } from './replay-vectors/work.ts'

const chapters = {
  'order, service, report-in': reportInVectors,
  'agreement and work group': agreementVectors,
  'term and suspension': termVectors,
  'how a measure ends': endingVectors,
  'windows of tests': testVectors,
  'positives and objections to them': positiveVectors,
  counters: conductVectors,
  'what follows from a violation, and what takes it back': consequenceVectors,
  'leave, contact, tier, years clean': leaveVectors,
  'the work of the office, and what comes after': workVectors,
  'change of place': placeVectors,
  'the record itself': recordVectors,
}

describe.each(Object.entries(chapters))('%s', (_, vectors) => {
  test.each(vectors)('$says', (vector) => {
    const policy = policyOf(vector)
    const entries = journalOf(vector)
    const state = replay(entries, everywhere(policy), vector.asOf, vector.knownAt)
    expect(said(state, vector.expect)).toEqual(vector.expect)
    expectGrounded(state, entries, policy)
    expect(replay(entries.toReversed(), everywhere(policy), vector.asOf, vector.knownAt)).toEqual(state)
    expectChangesThen(state, (day) =>
      replay(known(entries, vector.asOf), everywhere(policy), day, vector.knownAt),
    )
  })
})

describe('lines that the language refuses', () => {
  const book = everywhere(readPolicyBook().pack('cn'))
  test.each(refusedLines)('$says', ({ line, field }) => {
    const parsed = parseEntry(line, book)
    expect(parsed.ok ? 'taken' : parsed.refusals.map((r) => r.field)).toContain(field)
  })
})

function policyOf({ pack = 'cn', rules = {} }: Vector): Policy {
  const policy = readPolicyBook().pack(pack)
  const set = Object.entries(rules).map(([key, value]) => {
    const rule = policy.rules[key]
    if (!rule) throw new Error(`no rule '${key}'`)
    return [key, { ...rule, values: rule.values.map((v) => ({ ...v, value })) }] as const
  })
  return { ...policy, rules: { ...policy.rules, ...Object.fromEntries(set) } }
}

function journalOf({ order = {}, facts }: Vector): Entry[] {
  const { on = '2025-02-28', ...data } = order ?? {}
  const issued: Entry = {
    id: 'order',
    case: 'c',
    type: 'orderIssued',
    on: String(on),
    data: {
      measure: 'communityDetox',
      organ: '局',
      documentNo: '1',
      executionPlace: '330106001',
      venue: 'hukou',
      ...data,
    },
  }
  const nth = new Map<string, number>()
  const rest = facts.map(([type, day, fact = {}, more = {}]): Entry => {
    nth.set(type, (nth.get(type) ?? 0) + 1)
    return { id: `${type}${nth.get(type)}`, case: 'c', type, on: day, data: fact, ...more }
  })
  return order === null ? rest : [issued, ...rest]
}

/** What the state says of exactly the things that the expectation speaks of. */
function said(state: CaseState, expected: Expectation): Record<string, unknown> {
  const answer = (key: string, wanted: unknown): unknown => {
    if (key === 'tier') return state.tier.current
    if (key === 'counts') {
      const { testRefusals, unauthorisedLeaves, unauthorisedDays } = state.counters
      return [testRefusals.value, unauthorisedLeaves.value, unauthorisedDays.value]
    }
    if (key === 'duties' || key === 'firstDuties')
      return each(wanted, (kind, list) => duties(state, kind, list, key))
    if (key === 'findings') return each(wanted, (kind) => findings(state, kind))
    const found = state[key as keyof CaseState]
    return wanted !== null && typeof wanted === 'object'
      ? each(wanted, (k) => (found as Record<string, unknown>)[k])
      : found
  }
  return each(expected, answer)
}

function each(wanted: unknown, of: (key: string, value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted as object).map(([k, v]) => [k, of(k, v)]))
}

function duties(state: CaseState, kind: string, wanted: unknown, key: string): string[] {
  const list = wanted as readonly string[]
  const all = state.duties
    .filter((d) => d.kind === kind)
    .map((d, i) => `${list[i]?.startsWith('?') ? '?' : d.windowFrom}–${d.dueOn} ${d.status}`)
  return key === 'duties' ? all : all.slice(0, list.length)
}

function findings(state: CaseState, kind: string): string[] {
  return state.findings
    .filter((f) => f.kind === kind)
    .map((f) => (f.data?.['part'] === undefined ? f.on : `${f.on} ${f.data['part']}`))
}

const known = (entries: readonly Entry[], asOf: string) => entries.filter((e) => e.on <= asOf)

/** Constant until `nextChangeOn`, every single day for two months; different on it (casework.md §4). */
function expectChangesThen(state: CaseState, on: (day: string) => CaseState): void {
  const lasting = ({ asOf: _, nextChangeOn: __, ...s }: CaseState) => ({
    ...s,
    case: '',
    term: { ...s.term, elapsedDays: 0 },
  })
  const { nextChangeOn } = state
  if (nextChangeOn !== null) expect(lasting(on(nextChangeOn))).not.toEqual(lasting(state))
  for (let n = 1; n <= 60; n++) {
    const day = addDays(state.asOf, n)
    if (nextChangeOn !== null && day >= nextChangeOn) return
    expect(lasting(on(day)), day).toEqual(lasting(state))
  }
}

/** Nothing stands without a clause of the pack and an entry of the journal (casework.md §1). */
function expectGrounded(state: CaseState, entries: readonly Entry[], policy: Policy): void {
  const ids = new Set(entries.map((e) => e.id))
  for (const said of [...state.duties, ...state.findings]) {
    expect(policy.clauses, `${said.kind} names ${said.clause}`).toHaveProperty([said.clause])
    expect(said.evidence.length, said.kind).toBeGreaterThan(0)
    for (const id of said.evidence) expect(ids, `${said.kind} rests on ${id}`).toContain(id)
  }
}
