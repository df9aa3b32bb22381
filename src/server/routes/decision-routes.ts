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
import { decide } from '#core/decision/decide.ts'
import { type DecisionInput, type PendingDecision, same } from '#core/decision/decision-kind.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, Problem, refused } from '#server/http/problem.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
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
import { findIdentity, openName } from '#server/store/person-identity.ts'

const inbox = handle(listDecisions, async ({ query }, context) => {
  const { tx, user, services, today } = context
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
      daysLeft: r.due_on === null ? null : daysBetween(today, r.due_on),
      townshipName: r.township_name ?? '',
      stationName: r.station_name,
      workerName: r.worker_name,
      mine: r.deciders.includes(user.role) && !r.not_by.includes(user.id),
      sentBack: r.sent_back,
    })),
  }
})

const counts = handle(countDecisions, async (_, { tx, user, today }) => {
  const rows = await count(tx, user, today)
  return {
    total: rows.reduce((sum, r) => sum + r.n, 0),
    overdue: rows.reduce((sum, r) => sum + r.overdue, 0),
    kinds: Object.fromEntries(rows.map((r) => [r.kind, r.n])),
  }
})

const show = handle(showDecision, async ({ params }, context) => {
  const { key, input, item } = await openDecision(context, params)
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
    { outcome: 'sendBack', reason: '——', by: context.user.id, role: context.user.role },
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
    fields: [...(view.fields ?? [])],
    blocks: (view.blocks ?? []).map((b) => b.says),
    mayDecide: verdict.ok,
    because: verdict.ok ? null : (verdict.refusals[0]?.says ?? null),
  }
  return page
})

const answer = handle(decideRoute, async ({ params, body }, context) => {
  const { tx, user, services, today, now, ifMatch } = context
  const { key, input, item } = await openDecision(context, params)
  if (ifMatch !== key.seq) throw changedMeanwhile()
  const decided = decide(item, { ...body, by: user.id, role: user.role }, input)
  if (!decided.ok) throw refused(decided.refusals)
  // the request is settled first, so that the projection of the entry sees it so
  if (item.kind === 'strike' && body.outcome !== 'sendBack') {
    const status = body.outcome === 'approve' ? 'granted' : 'refused'
    await settleStrike(tx, key, item.anchor, { status, by: user.id, at: now })
  }
  const appended = await appendEntries(tx, services, {
    caseId: key.caseId,
    entries: decided.value.map((e) => ({ ...e, id: v7() })),
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
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['decision'] })
  return { entries: appended.added.map((e) => e.id), seq }
})

const strike = handle(askStrike, async ({ params, body }, context) => {
  const { tx, services, user, today, now } = context
  const key = await openCase(tx, params.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const entry = journal.find((e) => e.id === body.entry)
  if (!entry) throw notFound()
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
