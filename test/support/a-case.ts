import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { everywhere, type Policy } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

/** A case told as a list of facts: `aCase().served('2025-03-03').reported('2025-03-10').on('2025-05-01')`. */
export type CaseStory = {
  readonly entries: readonly Entry[]
  /** Adds a fact; its id is the type with a number, or the one given. */
  readonly with: (type: string, on: string, data?: Record<string, unknown>, id?: string) => CaseStory
  readonly served: (on: string) => CaseStory
  readonly reported: (on: string) => CaseStory
  readonly tested: (on: string, data?: Record<string, unknown>) => CaseStory
  readonly on: (asOf: string, knownAt?: string) => CaseState
}

const order = {
  measure: 'communityDetox',
  organ: '同行市公安局',
  documentNo: '同公戒字〔2025〕1号',
  executionPlace: '330106001',
  venue: 'hukou',
}

export function aCase(
  given: Record<string, unknown> = {},
  policy: Policy = readPolicyBook().pack('cn'),
): CaseStory {
  return story(
    [
      {
        id: 'order',
        case: 'case',
        type: 'orderIssued',
        on: String(given['on'] ?? '2025-02-28'),
        data: data(given),
      },
    ],
    policy,
  )
}

function data({ on: _, ...given }: Record<string, unknown>): Record<string, unknown> {
  const months = given['measure'] === 'communityRehab' ? { termMonths: 36 } : {}
  return { ...order, ...months, ...given }
}

function story(entries: readonly Entry[], policy: Policy): CaseStory {
  const add: CaseStory['with'] = (type, on, fact = {}, id) => {
    const nth = entries.filter((e) => e.type === type).length + 1
    return story([...entries, { id: id ?? `${type}${nth}`, case: 'case', type, on, data: fact }], policy)
  }
  return {
    entries,
    with: add,
    served: (on) => add('orderServed', on, { to: 'person', way: 'direct' }),
    reported: (on) => add('reportedIn', on, { place: '330106001' }),
    tested: (on, fact = {}) =>
      add('testTaken', on, { sample: 'urine', level: 'onSite', result: 'negative', ...fact }),
    on: (asOf, knownAt) => replay(entries, everywhere(policy), asOf, knownAt),
  }
}

/** The findings of a kind, as `day` or `day part`. */
export function found(state: CaseState, kind: string): string[] {
  return state.findings
    .filter((f) => f.kind === kind)
    .map((f) => `${f.on}${f.data?.['part'] ? ` ${f.data['part']}` : ''}`)
}

/** The duties of a kind, as `from–due status`. */
export function owed(state: CaseState, kind: string): string[] {
  return state.duties.filter((d) => d.kind === kind).map((d) => `${d.windowFrom}–${d.dueOn} ${d.status}`)
}
