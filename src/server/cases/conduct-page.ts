import type { ConductPage } from '#contract/conduct-contract.ts'
import { openObjections, statementsAbout } from '#core/breach/objections.ts'
import { whatWouldChange } from '#core/breach/what-falls-away.ts'
import { explainCase } from '#core/case/explain-case.ts'
import { findDecisionKind, pendingDecisions } from '#core/decision/all-kinds.ts'
import { dueReason } from '#core/decision/deadline.ts'
import { type DecisionInput, same, standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import type { localBreaches } from '#core/journal/types/breach-types.ts'
import { absenceCounters, daysAway, refusalCounter, type Towards } from '#core/leave/days-away.ts'
import { leaveActs } from '#core/leave/leave-acts.ts'
import { type LeaveCycle, leaveCycles, leaveState, openExtension } from '#core/leave/leave-cycle.ts'
import { sayDays, sayRefusals, sayTimes } from '#core/leave/leave-words.ts'
import { testsWhileAway } from '#core/leave/tests-while-away.ts'
import type { Words } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { loadMade } from '#server/store/decision-made-store.ts'
import { loadMarks, loadStrikes } from '#server/store/decision-store.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { recordableTypes } from './recordable.ts'

type Decided = ReadonlyMap<string, string>

/** Leave, breaches and what the office still owes a decision on, read from one journal at once. */
export async function conductPage(key: CaseKey, context: Context): Promise<ConductPage> {
  const { tx, services, today, policies, user } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const state = explainCase(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const requests = await loadStrikes(tx, services.vault, key)
  const input: DecisionInput = { journal, state, policy, book: policies, today, requests }
  const decided = await whoDecided(context, key)
  const may = recordableTypes(state, user.role)
  const entries = standing(journal)
  const local = entries.filter((e) => e.type === 'localBreachFound')
  return {
    leaves: leaveCycles(journal)
      .map((c) => shownLeave(c, input, decided, may))
      .reverse()
      .slice(0, 12),
    counters: shownCounters(input),
    byReference: state.measure === 'communityRehab',
    objections: openObjections(journal).map(({ raised, about, isTest }) => ({
      id: raised.id,
      about: evidenceOf(about, journal),
      on: raised.on,
      says: text(raised, isTest ? 'reason' : 'statement'),
      ifUpheld: whatWouldChange(about, isTest, true, input).map((line) => line.says),
    })),
    statements: statementsAbout(
      journal,
      journal.map((e) => e.id),
    ).map(({ entry, says }) => ({
      id: entry.id,
      on: entry.on,
      about: typeof entry.data['about'] === 'string' ? evidenceOf(entry.data['about'], journal) : null,
      says,
    })),
    letters: entries.flatMap((e) =>
      e.type === 'warned' || e.type === 'admonished'
        ? [{ id: e.id, on: e.on, kind: e.type, letterNo: text(e, 'letterNo') }]
        : [],
    ),
    localBreaches: local.map((e) => ({
      id: e.id,
      on: e.on,
      kind: e.data['kind'] as (typeof localBreaches)[number],
    })),
    mayState: may.includes('statementMade'),
    owed: await owedDecisions(input, key, context),
  }
}

async function whoDecided({ tx }: Context, key: CaseKey): Promise<Decided> {
  const rows = await loadMade(tx, key)
  return new Map(
    rows.map((r) => [r.item_id, r.for_name ? `${r.by_name ?? ''}（代 ${r.for_name}）` : (r.by_name ?? '')]),
  )
}

function shownLeave(
  c: LeaveCycle,
  { state, policy, today }: DecisionInput,
  decided: Decided,
  may: readonly string[],
): ConductPage['leaves'][number] {
  const to = c.returnedOn ?? c.to
  const away = daysAway(c.from, to < c.from ? c.from : to, policy)
  const tests = testsWhileAway(state, c.from, c.to)
  return {
    id: c.id,
    state: leaveState(c, today),
    from: c.from,
    to: c.to,
    touched: away.touched,
    full: away.full,
    reportDue: away.report?.due ?? false,
    extensionTo: openExtension(c)?.to ?? null,
    returnedOn: c.returnedOn,
    decidedBy: decided.get(`leave:${c.id}`) ?? null,
    tests: tests.map((d) => d.dueOn),
    acts: leaveActs(c).filter((type) => may.includes(type)),
  }
}

function shownCounters(input: DecisionInput): ConductPage['counters'] {
  const { state, policy, today } = input
  const { times, days } = absenceCounters(state, policy, today)
  const refusals = refusalCounter(state, policy, today)
  return [
    counterOf('testRefusals', refusals, sayRefusals(refusals), input),
    counterOf('unauthorisedLeaves', times, sayTimes(times), input),
    counterOf('unauthorisedDays', days, sayDays(days), input),
  ]
}

function counterOf(
  key: ConductPage['counters'][number]['key'],
  { value, threshold, missing, reached, clause, evidence }: Towards,
  says: Words,
  { journal, policy }: DecisionInput,
): ConductPage['counters'][number] {
  const open = new Set(openObjections(journal).map((o) => o.about))
  const rejected = new Set(
    standing(journal)
      .filter((e) => e.type === 'objectionDecided' && e.data['upheld'] === false)
      .map((e) => e.data['about']),
  )
  const known = policy.clauses[clause]
  return {
    key,
    value,
    threshold,
    missing,
    reached,
    clause,
    document: known ? `${known.document} ${known.clause}` : clause,
    says,
    evidence: evidence.map((id) => ({
      ...evidenceOf(id, journal),
      objection: open.has(id) ? 'open' : rejected.has(id) ? 'rejected' : null,
    })),
  }
}

async function owedDecisions(
  input: DecisionInput,
  key: CaseKey,
  { tx, user }: Context,
): Promise<ConductPage['owed']> {
  if (input.state.executionPlace === null) return []
  const marks = await loadMarks(tx, key)
  return pendingDecisions(input).flatMap((item) => {
    const mark = marks.find((m) => m.id === item.id)
    const settled = mark?.outcome === 'refuse' && item.basisSeq <= mark.seq && item.askedOn <= mark.on_day
    if (settled) return []
    return [
      {
        decisionId: item.id,
        kind: item.kind,
        title: findDecisionKind(item.kind)?.title ?? same(item.kind),
        askedOn: item.askedOn,
        dueOn: item.dueOn,
        because: dueReason(item),
        deciders: [...item.deciders],
        sentBack: mark?.outcome === 'sendBack' && input.journal.length <= mark.seq,
        mine: item.deciders.includes(user.role) && !item.notBy.includes(user.id),
      },
    ]
  })
}

function evidenceOf(id: string, journal: readonly Entry[]): { id: string; on: string; title: Words } {
  const entry = journal.find((e) => e.id === id)
  const type = entry?.type ?? ''
  return { id, on: entry?.on ?? '', title: findEntryType(type)?.title ?? same(type) }
}

function text(e: Entry, field: string): string | null {
  const value = e.data[field]
  return typeof value === 'string' ? value : null
}
