import {
  type EndingLineShown,
  exportEndings,
  listEndings,
  previewEnding as previewRoute,
  reportExits,
  showEnding,
} from '#contract/ending-contract.ts'
import type { Stage } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { standing } from '#core/decision/decision-kind.ts'
import { noticesOwed } from '#core/ending/notices-owed.ts'
import { sealingBlocks, sealingGround } from '#core/ending/sealing.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { daysBetween, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays } from '#core/shared/work-calendar.ts'
import { endingWorkbook } from '#server/ending/ending-workbook.ts'
import { clauseShown, exitOf, sayPreview } from '#server/ending/show-ending.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import {
  countEndings,
  type EndingFind,
  type EndingRow,
  listEndings as list,
} from '#server/store/ending-store.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'
import { loadSealing } from '#server/store/sealing-store.ts'
import { shownSealing } from './sealing-routes.ts'

/** An export carries at most this many people, as that of the people list. */
const exportedAtMost = 50

const register = handle(listEndings, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const find = { ...findOf(query), after: readCursor(query.after, 2), limit: query.limit + 1 }
  const rows = await list(tx, user, today, find)
  const page = pageOf(rows, query.limit, (r) => [r.sort_day, r.case_id])
  saw({ fields: ['name', 'ending'], count: page.rows.length })
  const { open, exits, ...tabs } = await countEndings(tx, user, today)
  return {
    items: page.rows.map((row) => lineOf(row, context)),
    next: page.next,
    counts: { tabs, open, exits: { ...exits } },
  }
})

const workbook = handle(exportEndings, async ({ query }, context) => {
  const { tx, user, today, language, saw } = context
  const rows = await list(tx, user, today, { ...findOf(query), after: undefined, limit: exportedAtMost })
  saw({ fields: ['name', 'ending', 'export'], count: rows.length })
  return endingWorkbook(
    query.tab,
    rows.map((row) => lineOf(row, context)),
    language,
  )
})

type Query = { readonly tab: EndingFind['tab']; readonly open: string; readonly exit?: EndingFind['exit'] }

function findOf({ tab, open, exit }: Query): Pick<EndingFind, 'tab' | 'open' | 'exit'> {
  return { tab, open: open === 'true', exit }
}

const show = handle(showEnding, async ({ params }, context) => {
  const { tx, today, user } = context
  const { key, journal, policy, state } = await openEnding(context, params.caseId)
  const notices = noticesOwed(journal, state, policy, today)
  const followUps = state.duties.filter((d) => d.kind === 'followUp')
  const start = findRule<string>(policy, `abstinent.start.${state.measure ?? ''}`, today)
  const exclusion = findRule<unknown>(policy, 'abstinent.exclusion', today)
  const excluded = state.cleanSince !== null && state.threeYearsCleanOn === null
  const police = user.role === 'policeLiaison'
  const sealing = police ? [] : (await loadSealing(tx, key)).map((r) => shownSealing(r, context))
  const sealable = police ? null : sealingGround(journal, state, policy, today)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['ending'] })
  const named = [...notices.map((n) => n.clause), start?.clause, exclusion?.clause, sealable?.clause]
  return {
    notices: [...notices],
    asked: unanswered(journal).map(({ id, type, on }) => ({ id, type, on })),
    clean: {
      start: start?.value ?? null,
      startClause: start?.clause ?? null,
      since: state.cleanSince,
      fullOn: state.threeYearsCleanOn,
      excluded,
      exclusionClause: excluded ? (exclusion?.clause ?? null) : null,
    },
    exit: exitOf(journal, state, policy, today),
    followUps: followUps.map((d) => ({ from: d.windowFrom, dueOn: d.dueOn, status: d.status })),
    sealing,
    sealable,
    sealingBlocks: sealable ? [...sealingBlocks(journal, state, policy, today)] : [],
    clauses: [...new Set(named.filter((c) => c !== undefined))].flatMap((c) => clauseShown(policy, c)),
  }
})

function unanswered(journal: readonly Entry[]): readonly Entry[] {
  const entries = standing(journal)
  const answered = new Set(entries.map((e) => e.data['asked']))
  const asks = ['suspensionAsked', 'resumptionAsked', 'terminationAsked']
  return entries.filter((e) => asks.includes(e.type) && !answered.has(e.id))
}

const preview = handle(previewRoute, async ({ params, body }, context) => {
  const { key, journal, policy } = await openEnding(context, params.caseId)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['ending'] })
  return sayPreview(body, journal, policy, context)
})

/** All or none: a name that is not due, or no longer in reach, stops the list and is told. */
const report = handle(reportExits, async ({ body }, context) => {
  const { tx, services, user, today, now } = context
  // all are looked at before the first is written: opening a case widens what row security lets through
  const keys = new Map<string, CaseKey>()
  for (const { caseId } of body.cases) keys.set(caseId, await openCase(tx, caseId))
  const author = { user: user.id, role: user.role, org: user.grant.org }
  for (const { caseId, entry } of body.cases) {
    const key = await openCase(tx, caseId)
    const journal = await loadJournal(tx, services.vault, key.region, caseId)
    const state = replay(journal, services.policies, today)
    const data = {
      listNo: body.listNo,
      cleanSince: state.cleanSince ?? today,
      fullOn: state.threeYearsCleanOn ?? today,
    }
    const entries = [{ id: entry, type: 'exitReported', on: today, data }]
    await appendEntries(tx, services, { caseId, entries, author, today, now })
    context.saw({ person: key.personId, case: caseId, region: key.region, fields: ['exitReported'] })
  }
  return { reported: keys.size }
})

type Opened = {
  readonly key: CaseKey
  readonly journal: readonly Entry[]
  readonly state: ReturnType<typeof replay>
  readonly policy: Policy
}

async function openEnding({ tx, services, policies, today }: Context, caseId: string): Promise<Opened> {
  const key = await openCase(tx, caseId)
  const journal = await loadJournal(tx, services.vault, key.region, caseId)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  return { key, journal, state, policy }
}

function lineOf(row: EndingRow, { services, policies, today }: Context): EndingLineShown {
  const soon = row.stage === 'inForce' && row.term_ends !== null
  const policy = policies.at(row.township ?? row.region)
  return {
    caseId: row.case_id,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    measure: row.measure,
    stage: row.stage as Stage,
    stationName: row.station_name,
    workerName: row.worker_name,
    termEnds: row.term_ends,
    materialDue: soon && row.term_ends !== null ? materialDue(policy, row.term_ends) : null,
    endAssessedOn: row.end_assessed_on,
    since: row.since,
    reason: row.reason,
    expectedUntil: row.expected_until,
    suspendedDays: row.suspended_days ?? 0,
    noticesOpen: row.notices_open ?? 0,
    noticesDue: row.notices_due,
    cleanSince: row.clean_since,
    threeYearsCleanOn: row.three_years_clean_on,
    followUps: {
      done: row.follow_ups_done ?? 0,
      missed: row.follow_ups_missed ?? 0,
      due: row.follow_up_due,
    },
    exit: exitShown(row, today),
    sealing: row.sealing,
  }
}

function exitShown(row: EndingRow, today: PlainDate): EndingLineShown['exit'] {
  const full = row.three_years_clean_on
  const none = {
    state: null,
    report: null,
    listNo: null,
    reportedOn: null,
    answeredOn: null,
    waitingDays: null,
  }
  if (full === null || full > today || row.stage === 'inForce' || row.stage === 'suspended') return none
  if (row.exit_reported_on === null || row.exit_reported_on < full)
    return { ...none, state: 'due', waitingDays: daysBetween(full, today) }
  const state = row.exit_confirmed === null ? 'reported' : row.exit_confirmed ? 'confirmed' : 'declined'
  return {
    state,
    report: row.exit_report,
    listNo: row.exit_list_no,
    reportedOn: row.exit_reported_on,
    answeredOn: row.exit_answered_on,
    waitingDays: state === 'reported' ? daysBetween(row.exit_reported_on, today) : null,
  }
}

function materialDue(policy: Policy, end: PlainDate): PlainDate | null {
  const rule = findRule<number>(policy, 'endAssessment.beforeWorkDays', end)
  return rule ? fromDayNumber(addWorkDays(policy.calendar, toDayNumber(end), -rule.value)) : null
}

export const endingHandlers: readonly Handler[] = [register, workbook, show, preview, report]
