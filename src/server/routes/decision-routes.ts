import { v7 } from 'uuid'
import {
  askStrike,
  countDecisions,
  type DecisionPage,
  decideRoute,
  listDecisions,
  showDecision,
} from '#contract/decision-contract.ts'
import { replay } from '#core/case/replay.ts'
import { findDecisionKind, pendingDecisions } from '#core/decision/all-kinds.ts'
import { dueReason } from '#core/decision/deadline.ts'
import { decide } from '#core/decision/decide.ts'
import {
  type DecisionEntry,
  type DecisionInput,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { actAs, actForSelf, findActing } from '#server/decisions/acting.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, Problem, refused } from '#server/http/problem.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
import { insertMade } from '#server/store/decision-made-store.ts'
import { writeDecisions } from '#server/store/decision-projection.ts'
import {
  countDecisions as count,
  insertStrike,
  listDecisions as list,
  loadStrikes,
  putMark,
  settleStrike,
} from '#server/store/decision-store.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'
import { openCaseOrGuest } from '#server/store/open-guest.ts'
import { findIdentity, openName } from '#server/store/person-identity.ts'
import { runningFor, type SubstituteRow } from '#server/store/substitute-store.ts'

const inbox = handle(listDecisions, async ({ query }, context) => {
  const { tx, services, today } = context
  const { user, standingIn } = await actAs(context, query.as)
  const rows = await list(tx, user, {
    kind: query.kind,
    sentBack: query.sentBack === 'true',
    after: readCursor(query.after, 3),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.due_on ?? 'infinity', r.case_id, r.id])
  context.saw({ fields: ['name'], count: page.rows.length })
  return {
    next: page.next,
    decisions: page.rows.map((r) => ({
      caseId: r.case_id,
      decisionId: r.id,
      kind: r.kind,
      title: findDecisionKind(r.kind)?.title ?? same(r.kind),
      name: openName(services.vault, r.region, r.person_id, r.name_sealed),
      fileNo: r.file_no,
      askedBy: r.asked_by_name,
      askedOn: r.asked_on,
      dueOn: r.due_on,
      dueBecause: dueReason({ kind: r.kind, dueOn: r.due_on }),
      daysLeft: r.due_on === null ? null : daysBetween(today, r.due_on),
      townshipName: r.township_name ?? '',
      stationName: r.station_name,
      workerName: r.worker_name,
      mine:
        r.deciders.includes(user.role) &&
        !r.not_by.includes(user.id) &&
        !(standingIn && r.not_by.includes(standingIn.account_id)),
      sentBack: r.sent_back,
    })),
  }
})

type Count = { readonly kind: string; readonly n: number; readonly overdue: number }
const sumOf = (rows: readonly Count[]) => ({
  total: rows.reduce((sum, r) => sum + r.n, 0),
  overdue: rows.reduce((sum, r) => sum + r.overdue, 0),
})

const counts = handle(countDecisions, async (_, context) => {
  const { tx, user, today } = context
  const rows = await count(tx, user, today)
  const kinds = Object.fromEntries(rows.map((r) => [r.kind, r.n]))
  return { ...sumOf(rows), kinds, forOthers: await countForOthers(context) }
})

/** What waits where this user stands in for somebody; a substitution whose rights are gone counts nothing. */
async function countForOthers(context: Context) {
  const { tx, user, today } = context
  const running = await runningFor(tx, user.id, today)
  const waiting = []
  for (const row of running) {
    const acting = await findActing(context, row)
    if (!acting) continue
    const rows = await count(tx, acting.user, today, row.account_id)
    const { id, account_name: name, role, to_day: until } = row
    waiting.push({ id, name, role, until, ...sumOf(rows) })
  }
  if (running.length > 0) await actForSelf(context)
  return waiting
}

const show = handle(showDecision, async ({ params, query }, context) => {
  const { user, standingIn } = await actAs(context, query.as)
  const { key, input, item } = await openDecision(context, params)
  // the police see of what waits only what is theirs to decide
  if (user.role === 'policeLiaison' && !item.deciders.includes(user.role)) throw notFound()
  const kind = findDecisionKind(item.kind)
  if (!kind) throw notFound()
  const view = kind.view(item, input)
  const entries = new Map(input.journal.map((e) => [e.id, e]))
  const users = [item.askedBy, ...input.journal.map((e) => e.by?.user)].filter((u) => typeof u === 'string')
  const { users: names } = await loadAuthorNames(context.tx, [...new Set(users)], [])
  const person = await findIdentity(context.tx, context.services.vault, key.region, key.personId)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['name', 'entries'] })
  // sending back asks only who decides, not what is still to be confirmed
  const verdict = decide(
    item,
    { outcome: 'sendBack', reason: '——', by: user.id, role: user.role, ...inPlaceOf(standingIn) },
    input,
  )
  const page: DecisionPage = {
    caseId: key.caseId,
    decisionId: item.id,
    kind: item.kind,
    title: kind.title,
    seq: key.seq,
    person: {
      name: person?.name ?? '',
      fileNo: key.fileNo,
      measure: input.state.measure,
    },
    askedBy: item.askedBy === null ? null : (names.get(item.askedBy) ?? ''),
    askedOn: item.askedOn,
    dueOn: item.dueOn,
    dueBecause: dueReason(item),
    actingFor: standingIn?.account_name ?? null,
    asked: [...view.asked],
    rule: view.rule.map(({ clause, says }) => {
      const known = input.policy.clauses[clause]
      const { document = '', clause: article = '', force = '', text = null } = known ?? {}
      return { clause, document, article, force, says, text }
    }),
    record: view.record.map(({ says, evidence }) => ({
      says,
      evidence: evidence.flatMap((id) => {
        const e = entries.get(id)
        if (!e) return []
        const title = findEntryType(e.type)?.title ?? same(e.type)
        return [{ id, on: e.on, title, by: e.by ? (names.get(e.by.user) ?? null) : null }]
      }),
    })),
    follows: view.follows,
    adverse: [...view.adverse],
    sides: [...(view.sides ?? [])],
    confirm: view.confirm ?? null,
    fields: (view.fields ?? []).map(({ name, label, options }) => ({
      name,
      label,
      ...(options && { options: [...options] }),
    })),
    blocks: (view.blocks ?? []).map((b) => b.says),
    mayDecide: verdict.ok,
    because: verdict.ok ? null : (verdict.refusals[0]?.says ?? null),
  }
  return page
})

const answer = handle(decideRoute, async ({ params, body, query }, context) => {
  const { tx, services, today, now, ifMatch } = context
  const { user, standingIn } = await actAs(context, query.as)
  const { key, input, item } = await openDecision(context, params)
  if (ifMatch !== key.seq) throw changedMeanwhile()
  const decided = decide(item, { ...body, by: user.id, role: user.role, ...inPlaceOf(standingIn) }, input)
  if (!decided.ok) throw refused(decided.refusals)
  // the request is settled first, so that the projection of the entry sees it so
  if (item.kind === 'strike' && body.outcome !== 'sendBack') {
    const status = body.outcome === 'approve' ? 'granted' : 'refused'
    await settleStrike(tx, key, item.anchor, { status, by: user.id, at: now })
  }
  const appended = await appendEntries(tx, services, {
    caseId: key.caseId,
    entries: [...decided.value, ...noteOfStandIn(standingIn, item, context)].map((e) => ({ ...e, id: v7() })),
    author: { user: user.id, role: user.role, org: user.grant.org },
    today,
    now,
    expectedSeq: ifMatch,
  })
  const seq = appended.journal.length
  if (body.outcome !== 'approve' || body.confirmed) {
    const { outcome, confirmed } = body
    await putMark(tx, { ...key, id: item.id, outcome, confirmed, seq, on: today, by: user.id, at: now })
  }
  await insertMade(tx, {
    region: key.region,
    caseId: key.caseId,
    id: v7(),
    item: item.id,
    kind: item.kind,
    outcome: body.outcome,
    askedOn: item.askedOn,
    dueOn: item.dueOn,
    decidedOn: today,
    by: user.id,
    role: user.role,
    forUser: standingIn?.account_id ?? null,
    substitution: standingIn?.id ?? null,
    at: now,
  })
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['decision'] })
  return { entries: appended.added.map((e) => e.id), seq }
})

const inPlaceOf = (row: SubstituteRow | null) => (row ? { actingFor: row.account_id } : {})

/** The file itself says in whose place somebody decided. */
function noteOfStandIn(
  row: SubstituteRow | null,
  item: PendingDecision,
  { user, today }: Context,
): DecisionEntry[] {
  if (!row) return []
  const title = findDecisionKind(item.kind)?.title.zh ?? item.kind
  const text = `${user.name}代${row.account_name}审批“${title}”（代批自${row.from_day}至${row.to_day}）`
  return [{ type: 'note', on: today, data: { text } }]
}

const strike = handle(askStrike, async ({ params, body }, context) => {
  const { tx, services, user, today, now } = context
  const { key, guest } = await openCaseOrGuest(tx, params.caseId, { kind: 'entrust' })
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const entry = journal.find((e) => e.id === body.entry)
  // An entrusted station asks about what it wrote itself.
  if (!entry || (guest && (guest.step !== 'running' || entry.by?.user !== user.id))) throw notFound()
  const gone = journal.some((e) => e.type === 'struck' && e.data['entry'] === entry.id)
  if (gone || entry.type === 'struck')
    throw refused([
      {
        code: 'struck-already',
        says: {
          zh: '这条登记已经作废，或本身就是作废登记。',
          en: 'This entry is struck already, or strikes another.',
        },
      },
    ])
  const request = {
    id: v7(),
    entry: entry.id,
    reason: body.reason,
    askedBy: user.id,
    askedOn: today,
    at: now,
  }
  if (!(await insertStrike(tx, services.vault, key, request)))
    throw new Problem(409, 'asked-already', {
      zh: '这条登记已有作废申请，正等待审批。',
      en: 'A request to strike this entry waits already.',
    })
  const book = services.policies
  const state = replay(journal, book, today)
  await writeDecisions(tx, [{ ...key, journal, added: [], before: undefined, state, today, book }])
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['entries'] })
  return { decisionId: `strike:${request.id}` }
})

/** A case opened for its decision; what is decided, withdrawn or of another case is absent. */
async function openDecision(
  { tx, services, today }: Context,
  params: { readonly caseId: string; readonly decisionId: string },
): Promise<{ key: CaseKey; input: DecisionInput; item: PendingDecision }> {
  const key = await openCase(tx, params.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const requests = await loadStrikes(tx, services.vault, key)
  const state = replay(journal, services.policies, today)
  if (state.executionPlace === null) throw notFound()
  const book = services.policies
  const input = { journal, state, policy: book.at(state.executionPlace), book, today, requests }
  const item = pendingDecisions(input).find((p) => p.id === params.decisionId)
  if (!item) throw notFound()
  return { key, input, item }
}

export const decisionHandlers: readonly Handler[] = [inbox, counts, show, answer, strike]
