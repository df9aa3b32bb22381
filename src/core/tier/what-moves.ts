import type { TierChange } from '#core/case/case-state.ts'
import { prepareJournal } from '#core/case/replay/prepare-journal.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { proposeTier } from './propose-tier.ts'
import { readTier, type TierReading } from './read-tier.ts'

/** Something that could be written next, and the tier that replay then proposes. Nothing of it is reasoned. */
export type TierMove = TierChange & {
  /** What was added to the journal for the trial; empty where only days pass. */
  readonly entries: readonly Entry[]
  /** The day asked. */
  readonly on: PlainDate
  readonly points: number
}

type Trial = { readonly when: string; readonly entries: readonly Entry[]; readonly on: PlainDate }
type Known = { readonly journal: readonly Entry[]; readonly book: PolicyBook; readonly knownAt?: number }

/** Single acts that may come next, by the word under which they are shown. */
const acts: Readonly<Record<string, readonly [type: string, data: (on: PlainDate) => object]>> = {
  cleanTest: ['testTaken', () => ({ sample: 'urine', level: 'onSite', result: 'negative' })],
  testRefused: ['testRefused', () => ({ way: 'refused' })],
  testPositive: ['testTaken', () => ({ sample: 'urine', level: 'lab', result: 'positive' })],
  contactLost: ['contactLost', () => ({})],
  unauthorisedAbsence: ['absenceFound', (on) => ({ from: on, to: on })],
  relapse: ['relapseFound', (on) => ({ source: '~', usedOn: on })],
}

/** As `journal` says today, everything single that would move the proposal, each by replaying the journal with it. */
export function whatMovesTier(known: Known, asOf: PlainDate): readonly TierMove[] {
  const { journal, book, knownAt } = known
  const now = readTier(prepareJournal(journal), book, asOf, knownAt)
  if (now.weighed === null || now.weighed.proposed.proposed === null) return []
  const moves = trials(now, journal, asOf).flatMap((trial) => tryOut(trial, known, now))
  return [...moves, ...quiet(now), ...missedTest(known, now, asOf)]
}

function trials({ weighed, state }: TierReading, journal: readonly Entry[], on: PlainDate): Trial[] {
  const entry = (type: string, data: object): Entry => ({
    ...{ id: `~${type}`, case: state.case, type, on, data: data as Entry['data'] },
  })
  const found: Trial[] = []
  const facts = weighed?.input.facts ?? []
  if (facts.some((f) => f.kind === 'contactLost' && f.ongoing === true))
    found.push({ when: 'contactLostEnds', on, entries: [entry('contactRestored', {})] })
  for (const late of facts.filter((f) => f.kind === 'leaveOverdue' && f.ongoing === true)) {
    const leave = late.evidence.find((id) => journal.some((e) => e.id === id && e.type === 'leaveAsked'))
    if (leave) found.push({ when: 'leaveOverdueEnds', on, entries: [entry('leaveReturned', { leave, on })] })
  }
  for (const [when, [type, data]] of Object.entries(acts))
    found.push({ when, on, entries: [entry(type, data(on))] })
  const weighing = weighed?.proposed.because.filter((b) => b.points > 0).flatMap((b) => b.evidence) ?? []
  for (const id of new Set(weighing)) {
    const about = journal.find((e) => e.id === id)
    if (about?.type === 'testTaken')
      found.push({
        ...{ when: `without:${id}`, on },
        entries: [entry('testObjectionDecided', { test: id, upheld: true })],
      })
    else if (about && !pillars.has(about.type))
      found.push({
        when: `without:${id}`,
        on,
        entries: [entry('objectionDecided', { about: id, upheld: true })],
      })
  }
  return found
}

/** Entries on which the case itself rests: a fact may name them, and nobody objects to the tier by taking them away. */
const pillars: ReadonlySet<string> = new Set([
  'orderIssued',
  'orderServed',
  'reportedIn',
  'testPlanned',
  'leaveAsked',
])

function tryOut(trial: Trial, { journal, book, knownAt }: Known, now: TierReading): TierMove[] {
  const then = readTier(prepareJournal([...journal, ...trial.entries]), book, trial.on, knownAt)
  return moved(trial, then, now)
}

function moved(trial: Trial, then: TierReading, now: TierReading): TierMove[] {
  const to = then.weighed?.proposed.proposed ?? null
  if (to === null || to === now.weighed?.proposed.proposed) return []
  return [{ ...trial, to, points: then.weighed?.proposed.points ?? 0 }]
}

/** The first day within three years on which fading alone gives another tier. */
function quiet({ weighed }: TierReading): TierMove[] {
  if (weighed === null) return []
  const { input, policy, proposed } = weighed
  let next = proposed.nextChangeOn
  const horizon = next === null ? null : addMonths(next, 36)
  while (next !== null && horizon !== null && next <= horizon) {
    const then = proposeTier(input, policy, next)
    if (then.proposed !== null && then.proposed !== proposed.proposed)
      return [{ to: then.proposed, when: next, points: then.points, entries: [], on: next }]
    next = then.nextChangeOn
  }
  return []
}

/** The next owed test: what its being missed alone would do, against the same day with the test taken. */
function missedTest({ journal, book, knownAt }: Known, now: TierReading, asOf: PlainDate): TierMove[] {
  const due = now.state.duties
    .filter((d) => d.kind === 'test' && d.status === 'open' && d.dueOn >= asOf)
    .map((d) => d.dueOn)
    .sort()[0]
  if (due === undefined) return []
  const on = addDays(due, 1)
  const taken: Entry = {
    ...{ id: '~testTaken', case: now.state.case, type: 'testTaken', on: due },
    data: { sample: 'urine', level: 'onSite', result: 'negative' },
  }
  const missed = readTier(prepareJournal(journal), book, on, knownAt)
  const done = readTier(prepareJournal([...journal, taken]), book, on, knownAt)
  if (missed.weighed?.proposed.proposed === done.weighed?.proposed.proposed) return []
  return moved({ when: 'testMissed', entries: [], on }, missed, now)
}

/** How far ahead it is looked for what keeping every test brings. */
const keptMonths = 24

/**
 * The first day on which the tier is another if each owed test is taken on its last day and clean, and nothing else happens.
 * Dozens of replays: for the page of the tier and the own page, not for the head of every case.
 */
export function whatKeptTestsBring({ journal, book, knownAt }: Known, asOf: PlainDate): readonly TierMove[] {
  const now = readTier(prepareJournal(journal), book, asOf, knownAt)
  if (now.weighed === null || now.weighed.proposed.proposed === null) return []
  const until = addMonths(asOf, keptMonths)
  const tests = readTier(prepareJournal(journal), book, until, knownAt)
    .state.duties.filter((d) => d.kind === 'test' && d.dueOn >= asOf && d.doneBy === null && d.dueOn <= until)
    .map((d): Entry => {
      const data = { sample: 'urine', level: 'onSite', result: 'negative' }
      return { id: `~kept:${d.dueOn}`, case: now.state.case, type: 'testTaken', on: d.dueOn, data }
    })
  if (tests.length === 0) return []
  const prepared = prepareJournal([...journal, ...tests])
  const months = Array.from({ length: keptMonths }, (_, i) => addMonths(asOf, i + 1))
  for (const on of [...new Set([...tests.map((t) => t.on), ...months])].sort()) {
    const entries = tests.filter((t) => t.on <= on)
    const [move] = moved({ when: `kept:${on}`, entries, on }, readTier(prepared, book, on, knownAt), now)
    if (move) return [move]
  }
  return []
}
