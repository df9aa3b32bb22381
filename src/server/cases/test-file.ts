import type { Chain, TestFile } from '#contract/test-file-shape.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { standing } from '#core/decision/decision-kind.ts'
import { examineTest, lookBackFrom, type Tested } from '#core/drug-test/examine-test.ts'
import { samplesOf } from '#core/drug-test/kept-samples.ts'
import { planWindows } from '#core/drug-test/plan-windows.ts'
import { objectBy, type TestChain, testChains } from '#core/drug-test/test-chains.ts'
import { testNotices } from '#core/drug-test/test-notices.ts'
import { testRule } from '#core/drug-test/test-rule.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type ByTier, forTier } from '#core/policy/by-tier.ts'
import type { Policy, PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

type Facts = {
  readonly journal: readonly Entry[]
  readonly book: PolicyBook
  readonly policy: Policy
  readonly today: PlainDate
  readonly person: Tested
  readonly perYear: readonly number[] | undefined
}
type Tests = Omit<TestFile, 'today' | 'seq' | 'name' | 'fileNo' | 'sex' | 'mayRecord'>

/** Everything that the journal says of the tests of one case. */
export function testFile(facts: Facts): Tests {
  const { journal, book, policy, today, person } = facts
  const entries = standing(journal)
  const state = replay(journal, book, today)
  const chains = testChains(journal, policy)
    .map((c) => shownChain(c, journal, policy, person, state))
    .reverse()
  return {
    ...planOf(entries, state, policy, today),
    windows: [...planWindows(journal, book, today)],
    preview: facts.perYear === undefined ? null : [...planWindows(journal, book, today, facts.perYear)],
    surprise: entries.filter((e) => e.type === 'testTaken' && e.data['surprise'] === true).map((e) => e.on),
    chains,
    notices: testNotices(journal)
      .map(({ notice, dueOn, served, outcome }) => ({
        id: notice.id,
        toldOn: notice.on,
        dueOn,
        served: textOf(served, 'receipt'),
        outcome,
      }))
      .reverse(),
    entrustments: entrustmentsOf(entries, today),
    rules: rulesOf(policy, today),
    clauses: clausesOf(chains, policy),
  }
}

function clausesOf(chains: readonly Chain[], policy: Policy): Tests['clauses'] {
  const keys = new Set(chains.flatMap((c) => c.tests.flatMap((t) => t.defects.map((d) => d.clause))))
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      `${policy.clauses[key]?.document ?? ''} ${policy.clauses[key]?.clause ?? ''}`.trim(),
    ]),
  )
}

function planOf(
  entries: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): Pick<Tests, 'plan' | 'templatePerYear' | 'history'> {
  const key = state.measure === 'communityRehab' ? 'communityRehab' : 'communityDetox'
  const template = testRule<ByTier<readonly number[]>>(policy, `test.schedule.${key}`, today)
  const perYear = forTier(template.value, state.tier.current)
  const plans = entries.filter((e) => e.type === 'testPlanned').sort((a, b) => (a.on < b.on ? -1 : 1))
  const last = plans.filter((e) => e.on <= today).at(-1)
  return {
    plan: {
      perYear: last ? numbersOf(last) : [...perYear],
      since: last?.on ?? null,
      requirementRef: textOf(last ?? null, 'requirementRef'),
      template: last === undefined,
      clause: last ? 'jdtl-19-2' : template.clause,
    },
    templatePerYear: [...perYear],
    history: plans
      .map((e) => ({
        on: e.on,
        perYear: numbersOf(e),
        requirementRef: String(e.data['requirementRef'] ?? ''),
      }))
      .reverse(),
  }
}

function shownChain(
  chain: TestChain,
  journal: readonly Entry[],
  policy: Policy,
  person: Tested,
  state: CaseState,
): Chain {
  const { root } = chain
  const counts = chain.standing ?? root
  const back = lookBackFrom(root, policy)
  const reported = state.reportIn.reportedOn
  const [firstObjection] = chain.objections
  const objected = chain.tests.find((t) => t.id === firstObjection?.data['test'])
  const latest = objected ?? counts
  const until = latest.data['result'] === 'positive' || firstObjection ? objectBy(latest, policy) : null
  return {
    root: root.id,
    on: root.on,
    sample: root.data['sample'] as Chain['sample'],
    state: chain.state,
    dueOn: chain.dueOn,
    result: chain.standing ? (chain.standing.data['result'] as Chain['result']) : noResult(chain),
    lookBackFrom: back,
    beforeReportIn: back !== null && reported !== null && back < reported,
    waits: chain.openObjection !== null && counts.data['result'] === 'positive',
    objectBy: until,
    lateObjection: firstObjection !== undefined && until !== null && firstObjection.on > until,
    tests: chain.tests.map((t) => ({
      id: t.id,
      on: t.on,
      level: t.data['level'] as Chain['tests'][number]['level'],
      result: t.data['result'] as Chain['tests'][number]['result'],
      institution: textOf(t, 'institution'),
      way: textOf(t, 'way'),
      defects: [...examineTest(t, journal, policy, person)],
    })),
    steps: chain.steps.map((e) => ({ id: e.id, type: e.type, on: e.on, says: whatOf(e) })),
    samples: samplesOf(chain, policy).map(({ test, ...sample }) => ({ ...sample, testId: test })),
  }
}

function noResult(chain: TestChain): Chain['result'] {
  return chain.state === 'void' ? 'none' : 'invalid'
}

/** What a step adds to its name: the body it went to, the part. */
function whatOf(e: Entry): string | null {
  return textOf(e, 'to') ?? textOf(e, 'institution') ?? (e.type === 'sampleReceived' ? textOf(e, 'by') : null)
}

function entrustmentsOf(entries: readonly Entry[], today: PlainDate): Tests['entrustments'] {
  return entries
    .filter((e) => e.type === 'testEntrusted')
    .map((e) => {
      const ended = entries.find(
        (x) => x.type === 'testEntrustmentEnded' && x.data['entrustment'] === e.id && x.on <= today,
      )
      const until = ended?.on ?? String(e.data['until'])
      return {
        id: e.id,
        to: String(e.data['to']),
        from: e.on,
        until,
        frequency: String(e.data['frequency']),
        returnWay: String(e.data['returnWay']),
        running: ended === undefined && e.on <= today && today <= until,
      }
    })
}

function rulesOf(policy: Policy, today: PlainDate): Tests['rules'] {
  const number = (key: string) => testRule<number>(policy, key, today).value
  return {
    minTesters: number('test.minTesters'),
    objectionDays: number('test.objectionDays'),
    labDays: number('test.labDays'),
    retentionMonths: number('sample.retentionMonths'),
    hairCm: number('hair.maxCentimetres'),
    hairMg: number('hair.minMilligrams'),
  }
}

function numbersOf(plan: Entry): number[] {
  const value = plan.data['perYear']
  return Array.isArray(value) ? value.map(Number) : []
}

function textOf(entry: Entry | null, field: string): string | null {
  const value = entry?.data[field]
  return typeof value === 'string' && value !== '' ? value : null
}
