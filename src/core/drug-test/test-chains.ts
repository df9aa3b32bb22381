import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { testRule } from './test-rule.ts'

export const testLevels = ['onSite', 'lab', 'retest'] as const
export type TestLevel = (typeof testLevels)[number]

/**
 * Where the chain of one sample stands. `told`: a positive that may be objected to until `dueOn`; `objected`: the sample is
 * to be sent on; `atLab`: a result is awaited until `dueOn`; `toDecide`: there is a new result, the objection itself is
 * still open; `settled`: nobody has anything to do; `void`: an objection was upheld.
 */
export const chainStates = ['told', 'objected', 'atLab', 'toDecide', 'settled', 'void'] as const
export type ChainState = (typeof chainStates)[number]

/** All tests of one sample: on site, in the laboratory, by another body. `root` is the first; its day is the sample's. */
export type TestChain = {
  readonly root: Entry
  readonly tests: readonly Entry[]
  /** The result that counts: of the highest level with a result that no objection took away. */
  readonly standing: Entry | null
  readonly state: ChainState
  readonly dueOn: PlainDate | null
  readonly objections: readonly Entry[]
  readonly openObjection: Entry | null
  readonly sent: readonly Entry[]
  /** Everything that happened to the sample, in the order of days. */
  readonly steps: readonly Entry[]
}

/** The level of a test, 0 to 2. */
export function levelOfTest(entry: Entry): number {
  return Math.max(0, testLevels.indexOf(entry.data['level'] as TestLevel))
}

/** Every test of the journal in its chain, oldest sample first. The order in which entries come does not matter. */
export function testChains(journal: readonly Entry[], policy: Policy): readonly TestChain[] {
  const entries = standing(journal)
    .filter((e) => e.type === 'testTaken' || ofSamples.has(e.type))
    .sort(byDay)
  const tests = entries.filter((e) => e.type === 'testTaken')
  const roots = rootsOf(tests)
  const about = entries.filter((e) => ofSamples.has(e.type))
  return tests
    .filter((t) => roots.get(t.id) === t.id)
    .map((root) =>
      chainOf(
        root,
        tests.filter((t) => roots.get(t.id) === root.id),
        about,
        policy,
      ),
    )
}

const ofSamples: ReadonlySet<string> = new Set([
  'testObjected',
  'testObjectionDecided',
  'sampleSent',
  'sampleReceived',
  'sampleDisposed',
])

/** The first test of each test's sample: by the test it names, else by the number of the sample. */
function rootsOf(tests: readonly Entry[]): ReadonlyMap<string, string> {
  const roots = new Map<string, string>()
  const bySample = new Map<string, string>()
  const known = new Set(tests.map((t) => t.id))
  // lower levels first, so that what a test looks at again is known before it on one day too
  for (const t of [...tests].sort((a, b) => levelOfTest(a) - levelOfTest(b) || byDay(a, b))) {
    const of = t.data['of']
    const no = t.data['sampleNo'] === undefined ? null : `${t.data['sample']} ${t.data['sampleNo']}`
    const named = typeof of === 'string' && known.has(of) ? (roots.get(of) ?? of) : undefined
    const numbered = no !== null && levelOfTest(t) > 0 ? bySample.get(no) : undefined
    const root = named ?? numbered ?? t.id
    roots.set(t.id, root)
    if (no !== null && !bySample.has(no)) bySample.set(no, root)
  }
  return roots
}

function chainOf(root: Entry, tests: readonly Entry[], entries: readonly Entry[], policy: Policy): TestChain {
  const ids = new Set(tests.map((t) => t.id))
  const about = (type: string) => entries.filter((e) => e.type === type && ids.has(String(e.data['test'])))
  const decisions = about('testObjectionDecided')
  const objections = about('testObjected')
  const sent = about('sampleSent')
  const sentIds = new Set(sent.map((s) => s.id))
  const received = entries.filter((e) => e.type === 'sampleReceived' && sentIds.has(String(e.data['sent'])))
  const steps = [
    ...tests,
    ...objections,
    ...decisions,
    ...sent,
    ...received,
    ...about('sampleDisposed'),
  ].sort(byDay)
  const open = objections.filter((o) => isOpen(o, decisions)).at(-1) ?? null
  const counts = standingOf(tests, decisions)
  const base = { root, tests, standing: counts, objections, openObjection: open, sent, steps }
  return { ...base, ...whereItStands(base, decisions, policy) }
}

function isOpen(objection: Entry, decisions: readonly Entry[]): boolean {
  return !decisions.some((d) => d.data['test'] === objection.data['test'] && d.on >= objection.on)
}

function standingOf(tests: readonly Entry[], decisions: readonly Entry[]): Entry | null {
  const counted = tests.filter((t) => t.data['result'] !== 'invalid' && !isUpheld(t, decisions))
  const best = Math.max(...counted.map(levelOfTest))
  return counted.filter((t) => levelOfTest(t) === best).at(-1) ?? null
}

function isUpheld(test: Entry, decisions: readonly Entry[]): boolean {
  return decisions.filter((d) => d.data['test'] === test.id).at(-1)?.data['upheld'] === true
}

type Where = Pick<TestChain, 'state' | 'dueOn'>

function whereItStands(
  chain: Omit<TestChain, 'state' | 'dueOn'>,
  decisions: readonly Entry[],
  policy: Policy,
): Where {
  const { standing: counts, openObjection: open, sent, tests } = chain
  const waiting = sent.filter((s) => !tests.some((t) => answers(t, s))).at(-1)
  if (waiting) return { state: 'atLab', dueOn: plus(policy, 'test.labDays', waiting.on) }
  if (open) {
    const objected = tests.find((t) => t.id === open.data['test'])
    const again = tests.some(
      (t) => objected && levelOfTest(t) > levelOfTest(objected) && t.data['result'] !== 'invalid',
    )
    return again
      ? { state: 'toDecide', dueOn: null }
      : { state: 'objected', dueOn: plus(policy, 'test.labDays', open.on) }
  }
  if (counts === null) return { state: decisions.length > 0 ? 'void' : 'settled', dueOn: null }
  const decided = decisions.some((d) => d.data['test'] === counts.id)
  if (counts.data['result'] !== 'positive' || decided || levelOfTest(counts) === 2)
    return { state: 'settled', dueOn: null }
  return { state: 'told', dueOn: objectBy(counts, policy) }
}

/** Is this test the result that a sent sample was waiting for? */
function answers(test: Entry, sent: Entry): boolean {
  return test.data['level'] === sent.data['for'] && test.on >= sent.on
}

/** The last day of the objection window: days after the result was told, or after the test where no telling is recorded. */
export function objectBy(test: Entry, policy: Policy): PlainDate {
  const told = test.data['toldOn']
  return plus(policy, 'test.objectionDays', typeof told === 'string' ? told : test.on)
}

function plus(policy: Policy, rule: string, on: PlainDate): PlainDate {
  return addDays(on, testRule<number>(policy, rule, on).value)
}

function byDay(a: Entry, b: Entry): number {
  return a.on === b.on ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.on < b.on ? -1 : 1
}
