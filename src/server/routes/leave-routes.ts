import {
  type AwayFind,
  type AwayLine,
  type DaysExplained,
  explainDays,
  exportAway,
  listAway,
  showAway,
} from '#contract/leave-contract.ts'
import { explainCase } from '#core/case/explain-case.ts'
import { same, standing } from '#core/decision/decision-kind.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { awayState } from '#core/leave/away.ts'
import { daysAway, ifAbsent } from '#core/leave/days-away.ts'
import { counterWords, sayFullDays, sayReport } from '#core/leave/leave-words.ts'
import { testsWhileAway } from '#core/leave/tests-while-away.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { TierScheme } from '#core/tier/scheme.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { awayWorkbook } from '#server/people/away-workbook.ts'
import { type AwayRow, countAway, listAway as list } from '#server/store/away-store.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'

const calendar = handle(listAway, async ({ query }, context) => {
  const { tx, user, today, services } = context
  const { lines, more } = await linesOf(query, context)
  context.saw({ fields: ['name', 'leave'], count: lines.length })
  const counts = await countAway(tx, user, today)
  const tiers = user.role === 'policeLiaison' ? [] : tiersOf(services.policies.at(user.grant.area), today)
  return { lines, more, counts, tiers }
})

const workbook = handle(exportAway, async ({ body }, context) => {
  const { lines } = await linesOf(body, context)
  context.saw({ fields: ['name', 'leave'], count: lines.length })
  context.wire.header('content-disposition', `attachment; filename="${body.month}.xlsx"`)
  return awayWorkbook(lines, context.language)
})

const one = handle(showAway, async ({ params }, context) => {
  const { tx, services, user } = context
  const key = await openCase(tx, params.caseId)
  const journal = standing(await loadJournal(tx, services.vault, key.region, key.caseId))
  const asked = journal.find(
    (e) => e.id === params.leaveId && (e.type === 'leaveAsked' || e.type === 'absenceFound'),
  )
  if (!asked) throw notFound()
  const steps = journal.filter((e) => e.id === asked.id || e.data['leave'] === asked.id)
  const { users } = await loadAuthorNames(
    tx,
    [...new Set(steps.flatMap((e) => (e.by ? [e.by.user] : [])))],
    [],
  )
  const police = user.role === 'policeLiaison'
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['leave'] })
  const text = (field: string) => (typeof asked.data[field] === 'string' ? String(asked.data[field]) : null)
  return {
    destination: text('destination'),
    contact: police ? null : text('contact'),
    reason: police ? null : text('reason'),
    steps: steps.map((e) => ({
      on: e.on,
      title: findEntryType(e.type)?.title ?? same(e.type),
      by: police || !e.by ? null : (users.get(e.by.user) ?? null),
    })),
  }
})

/** The sentences are the same ones that the decision page shows; an absence is counted by replay itself. */
const days = handle(explainDays, async ({ params, query }, context) => {
  const { tx, services, today, policies } = context
  const key = await openCase(tx, params.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const state = explainCase(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const { from } = query
  const to = query.to < from ? from : query.to
  const away = daysAway(from, to, policy)
  const absent = query.absence === 'true'
  const counted =
    absent && journal.length > 0 ? ifAbsent(journal, { from, to }, { book: policies, today }) : state
  const report = sayReport(away)
  const serious = counted.findings.filter((f) => f.kind === 'seriousViolation')
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['leave'] })
  const lines: DaysExplained['lines'] = [
    ...(report ? [{ ...report, evidence: [] }] : []),
    { says: sayFullDays(away), clause: ruleClause(policy, from), evidence: [] },
    ...counterWords(counted, policy, today).map(({ says, evidence }) => ({
      says: absent ? { zh: `记入后：${says.zh}`, en: `Once recorded: ${says.en}` } : says,
      clause: findRule(policy, 'serious.leaveTimes', today)?.clause ?? 'jdtl-20',
      evidence: evidence.filter((id) => !id.startsWith('~')),
    })),
  ].map((line) => ({ ...line, document: documentOf(policy, line.clause) }))
  return {
    touched: away.touched,
    full: away.full,
    reportDue: away.report?.due ?? false,
    lines,
    serious: absent && serious.some((f) => !state.findings.some((before) => before.id === f.id)),
    tests: testsWhileAway(state, from, to).map((d) => d.dueOn),
  }
})

function ruleClause(policy: Policy, on: string): string {
  return findRule(policy, 'leave.countsNights', on)?.clause ?? 'jdtl-20'
}

function documentOf(policy: Policy, key: string): string {
  const clause = policy.clauses[key]
  return clause ? `${clause.document} ${clause.clause}` : key
}

async function linesOf(find: AwayFind, context: Context): Promise<{ lines: AwayLine[]; more: boolean }> {
  const { tx, user, today } = context
  const { rows, more } = await list(tx, user, today, find)
  const policy = context.policies.at(user.grant.area)
  return { lines: rows.map((row) => lineOf(row, policy, context)), more }
}

function lineOf(row: AwayRow, policy: Policy, { today, services, user }: Context): AwayLine {
  const { kind, status, extended, back_asked: returning } = row
  const state = awayState(
    { kind, status, extended, returning, to: row.to_day, askedTo: row.asked_to, returnedOn: row.returned_on },
    today,
  )
  const late =
    row.status === 'granted' && row.returned_on === null && row.to_day !== null && row.to_day < today
  const until = row.returned_on ?? (late ? today : (row.to_day ?? today))
  const away = daysAway(row.from_day, until < row.from_day ? row.from_day : until, policy)
  return {
    caseId: row.case_id,
    id: row.id,
    kind,
    state,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    tier: user.role === 'policeLiaison' ? null : row.tier_current,
    stationId: row.station_id,
    stationName: row.station_name,
    workerId: row.worker_id,
    workerName: row.worker_name,
    from: row.from_day,
    to: row.to_day,
    askedTo: row.asked_to,
    returnedOn: row.returned_on,
    touched: away.touched,
    full: away.full,
    reportDue: away.report?.due ?? false,
    daysOverdue: late && row.to_day !== null ? daysBetween(row.to_day, today) : 0,
    tests: [...row.tests],
  }
}

function tiersOf(policy: Policy, today: string): { key: string; name: { zh: string; en: string } }[] {
  const scheme = TierScheme.safeParse(findRule(policy, 'tiers.scheme', today)?.value)
  return scheme.success ? scheme.data.tiers.map(({ key, name }) => ({ key, name })) : []
}

export const leaveHandlers: readonly Handler[] = [calendar, workbook, one, days]
