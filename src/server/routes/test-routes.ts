import { v7 } from 'uuid'
import {
  type ChainLine,
  listCollection,
  listDueTests,
  listTestChains,
  notifyTests,
  searchSamples,
  showTests,
} from '#contract/test-contract.ts'
import { replay } from '#core/case/replay.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { recordableTypes } from '#server/cases/recordable.ts'
import { testFile } from '#server/cases/test-file.ts'
import { issuePaper } from '#server/documents/issue-paper.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { findIdentity, openName } from '#server/store/person-identity.ts'
import { countSamples, listSamples } from '#server/store/sample-store.ts'
import {
  type CaseLine,
  countNotices,
  listChains,
  listDue,
  listNotices,
  type NoticeRow,
} from '#server/store/test-lists.ts'

function aboutCase(row: CaseLine, { services }: Context) {
  return {
    caseId: row.case_id,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    stationName: row.station_name,
    workerName: row.worker_name,
  }
}

const day = handle(listCollection, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const on = query.on ?? today
  const rows = await listNotices(tx, user, on)
  saw({ fields: ['name', 'tests'], count: rows.length })
  return {
    on,
    items: rows.map((row: NoticeRow) => ({
      ...aboutCase(row, context),
      sex: row.sex,
      noticeId: row.id,
      toldOn: row.on_day,
      dueOn: row.due_on,
      place: row.place,
      time: row.time_of_day,
      served: row.served,
      outcome: row.state as 'open',
    })),
    days: await countNotices(tx, user, on),
  }
})

const due = handle(listDueTests, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const rows = await listDue(tx, user, today, {
    unnotified: query.notified === 'no',
    after: readCursor(query.after, 3),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.due_on, r.case_id, r.id])
  saw({ fields: ['name', 'tests'], count: page.rows.length })
  return {
    items: page.rows.map((row) => ({
      ...aboutCase(row, context),
      dutyId: row.id,
      windowFrom: row.window_from,
      dueOn: row.due_on,
      daysLeft: daysBetween(today, row.due_on),
      notifiedFor: row.notified_for,
    })),
    next: page.next,
  }
})

/** All or none. Every case is looked at before the first is written: opening one widens what row security lets through. */
const notify = handle(notifyTests, async ({ body }, context) => {
  const { tx, services, user, today, now, saw } = context
  if (body.dueOn < today) throw refused([dayIsOver])
  for (const { caseId } of body.notices) await openCase(tx, caseId)
  const author = { user: user.id, role: user.role, org: user.grant.org }
  const { dueOn, place, time, way, surprise } = body
  const data = { dueOn, way, place, ...(time ? { time } : {}), ...(surprise ? { surprise } : {}) }
  const notified = []
  for (const { caseId, id } of body.notices) {
    const entries = [{ id, type: 'testNotified', on: today, data }]
    const { key } = await appendEntries(tx, services, { caseId, entries, author, today, now })
    saw({ region: key.region, case: caseId, person: key.personId, fields: ['testNotified'] })
    const typed = { 'typed.place': place, ...(time ? { 'typed.time': time } : {}) }
    const issued = body.papers
      ? await issuePaper(
          { ...context, ifMatch: key.seq },
          { caseId, id: v7(), form: 'F-15', about: id, typed },
        )
      : null
    notified.push({ caseId, noticeId: id, documentId: issued?.documentId ?? null })
  }
  return { notified }
})

const dayIsOver = {
  code: 'day-is-over',
  field: 'dueOn',
  says: { zh: '检测日期已经过去。', en: 'The day of the test is over.' },
  mend: { zh: '通知今天或者以后的日期。', en: 'Name today or a later day.' },
}

const chains = handle(listTestChains, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const rows = await listChains(tx, user, today, {
    tab: query.tab,
    after: readCursor(query.after, 3),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.due_on ?? r.on_day, r.case_id, r.id])
  saw({ fields: ['name', 'tests'], count: page.rows.length })
  return {
    items: page.rows.map((row) => ({
      ...aboutCase(row, context),
      testId: row.id,
      on: row.on_day,
      sample: row.sample as ChainLine['sample'],
      level: row.level as ChainLine['level'],
      state: row.state as ChainLine['state'],
      dueOn: row.due_on,
      daysLeft: row.due_on === null ? null : daysBetween(today, row.due_on),
    })),
    next: page.next,
  }
})

const samples = handle(searchSamples, async ({ body }, context) => {
  const { tx, user, today, saw } = context
  const rows = await listSamples(tx, user, today, {
    which: body.which,
    text: body.find ?? '',
    after: readCursor(body.after, 4),
    limit: body.limit + 1,
  })
  const page = pageOf(rows, body.limit, (r) => [r.keep_until, r.case_id, r.test_id, r.part])
  saw({ fields: ['name', 'samples'], count: page.rows.length })
  return {
    items: page.rows.map((row) => ({
      ...aboutCase(row, context),
      testId: row.test_id,
      part: row.part,
      no: row.sample_no,
      seal: row.seal_no,
      place: row.place,
      takenOn: row.taken_on,
      keepUntil: row.keep_until,
      state: row.state,
      sentTo: row.sent_to,
      held: row.held,
      daysLeft: daysBetween(today, row.keep_until),
    })),
    next: page.next,
    counts: await countSamples(tx, user, today),
  }
})

const show = handle(showTests, async ({ params, query }, context) => {
  const { tx, services, user, today, policies, saw } = context
  const key = await openCase(tx, params.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['name', 'tests'] })
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const perYear = query.perYear?.split(',').map(Number)
  return {
    today,
    seq: journal.length,
    name: person.name,
    fileNo: key.fileNo,
    sex: person.sex,
    ...testFile({ journal, book: policies, policy, today, person, perYear }),
    mayRecord: recordableTypes(state, user.role),
  }
})

export const testHandlers: readonly Handler[] = [day, due, notify, chains, samples, show]
