import {
  answerEntrustment,
  endEntrustment as endRoute,
  entrustedDuties,
  entrustStations,
  entrustWork,
  takers,
} from '#contract/entrustment-contract.ts'
import {
  answerFile,
  askMove,
  caseHandovers,
  countHandoversRoute,
  type HandoverLine,
  listHandovers,
  sendFile,
  showHandover,
} from '#contract/handover-contract.ts'
import { shownName } from '#core/access/project-person.ts'
import type { Role } from '#core/access/roles.ts'
import { isTaskKind } from '#core/handover/task-kinds.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { readEntrustedDuties } from '#server/handovers/entrusted-duties.ts'
import {
  accept,
  ask,
  declineEntrustment,
  endEntrustment,
  entrust,
  refuseFile,
  send,
  takeEntrustment,
} from '#server/handovers/handover-acts.ts'
import { handoverPage, sharedOf } from '#server/handovers/handover-page.ts'
import { openHandovers, openLine } from '#server/handovers/opened-handover.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import {
  countHandovers,
  type HandoverRow,
  type HandoverTab,
  listHandovers as list,
  listStations,
  listTakers,
  loadNames,
} from '#server/store/handover-store.ts'
import { openCaseOrGuest } from '#server/store/open-guest.ts'
import { findIdentity, openName } from '#server/store/person-identity.ts'

const inbox = handle(listHandovers, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const rows = await list(tx, user, today, {
    tab: query.tab,
    closed: query.closed === 'true',
    after: readCursor(query.after, 3),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.due_on ?? 'infinity', r.case_id, r.id])
  const counts = await countHandovers(tx, user, today)
  saw({ fields: ['name'], count: page.rows.length })
  const handovers: HandoverLine[] = []
  for (const row of page.rows) handovers.push(lineOf(row, await nameOf(row, context), today))
  return { handovers, next: page.next, counts }
})

/** Names of guests' cases are read one by one, each through its own door. Last: an opened case widens what is seen. */
async function nameOf(row: HandoverRow, { tx, services, user, saw }: Context): Promise<string | null> {
  const { region, person_id: person, case_id: caseId } = row
  if (row.name_sealed) return shownName(openName(services.vault, region, person, row.name_sealed), user.role)
  if (!row.guest) return null
  const { key } = await openCaseOrGuest(tx, caseId, { id: row.id })
  const found = await findIdentity(tx, services.vault, key.region, key.personId)
  saw({ region, case: caseId, person, fields: ['name'] })
  return found ? shownName(found.name, user.role) : null
}

function lineOf(row: HandoverRow, name: string | null, today: string): HandoverLine {
  return {
    caseId: row.case_id,
    handoverId: row.id,
    kind: row.kind,
    step: row.step as HandoverLine['step'],
    turn: row.turn,
    dueOn: row.due_on,
    daysLeft: row.due_on === null ? null : daysBetween(today, row.due_on),
    askedOn: row.asked_on,
    changedOn: row.changed_on,
    reportBy: row.report_by,
    untilOn: row.until_on,
    tasks: row.tasks.filter(isTaskKind),
    name,
    fileNo: row.file_no,
    fromName: row.from_name,
    toName: row.to_name,
    stationName: row.station_name,
    workerName: row.worker_name,
    termEnds: row.term_ends,
  }
}

/** Only what this reader acts on: sending and answering files is the township office's, answering entrusted work the head's. */
const badge = handle(countHandoversRoute, async (_input, { tx, user, today }) => {
  const tabs = tabsToAct[user.role] ?? []
  const counts = await countHandovers(tx, user, today, tabs)
  const sum = (of: 'mine' | 'late') => tabs.reduce((n, tab) => n + counts[tab][of], 0)
  return { mine: sum('mine'), late: sum('late') }
})

const tabsToAct: Readonly<Partial<Record<Role, readonly HandoverTab[]>>> = {
  townshipOffice: ['out', 'in'],
  stationHead: ['entrustedIn'],
}

const show = handle(showHandover, async ({ params }, context) => {
  const opened = await openLine(context, params)
  const { region, caseId, personId } = opened.key
  context.saw({ region, case: caseId, person: personId, fields: ['handover'] })
  return handoverPage(opened, context)
})

const ofCase = handle(caseHandovers, async ({ params }, context) => {
  const opened = await openHandovers(context, params.caseId, { kind: 'entrust' })
  const { key, guest, handovers, journal, state } = opened
  context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['handover'] })
  // The entrusted station sees what it was given, not what the office does with others.
  const lines = handovers.lines.filter((l) => !guest || l.id === guest.id)
  const places = lines.flatMap((l) => [l.fromPlace, l.toPlace]).filter((p) => p !== null)
  const workers = lines.flatMap((l) => (l.toWorker === null ? [] : [l.toWorker]))
  const names = await loadNames(context.tx, [...places, key.township ?? ''], workers)
  const running =
    state.stage !== 'terminated' && state.stage !== 'discharged' && state.stage !== 'convertedToIsolation'
  return {
    seq: journal.length,
    townshipName: names.areas.get(key.township ?? '') ?? '',
    handovers: lines.toReversed().map((l) => ({
      ...sharedOf(key.caseId, l),
      fromName: names.areas.get(l.fromPlace ?? '') ?? null,
      toName:
        handovers.entrustments.find((e) => e.id === l.id)?.to ??
        names.areas.get(l.toPlace ?? '') ??
        l.toPlace,
      workerName: names.accounts.get(l.toWorker ?? '') ?? null,
      open: l.open,
    })),
    may: {
      ask: guest === null && running && state.measure !== null,
      entrust: guest === null && running && state.measure !== null && context.user.role !== 'worker',
    },
  }
})

const stations = handle(entrustStations, async ({ query }, { tx }) => ({
  stations: await listStations(tx, query.area),
}))

const mayTake = handle(takers, async (_input, { tx, user, today }) => {
  const org = user.role === 'stationHead' ? user.grant.org : null
  return {
    stations: (await listTakers(tx, { area: user.grant.area, org }, today)).map((s) => ({
      ...s,
      workers: [...s.workers],
    })),
  }
})

export const handoverHandlers: readonly Handler[] = [
  inbox,
  badge,
  show,
  ofCase,
  stations,
  mayTake,
  handle(entrustedDuties, async (_input, context) => ({ duties: await readEntrustedDuties(context) })),
  handle(askMove, ({ params, body }, context) => ask(context, params.caseId, body)),
  handle(sendFile, ({ params, body }, context) => send(context, params, body)),
  handle(answerFile, ({ params, body }, context) =>
    body.outcome === 'accept' ? accept(context, params, body) : refuseFile(context, params, body.reason),
  ),
  handle(entrustWork, ({ params, body }, context) => entrust(context, params.caseId, body)),
  handle(answerEntrustment, ({ params, body }, context) =>
    body.outcome === 'accept'
      ? takeEntrustment(context, params, body.worker)
      : declineEntrustment(context, params, body.reason),
  ),
  handle(endRoute, ({ params, body }, context) => endEntrustment(context, params, body.reason)),
]
