import { v7 } from 'uuid'
import {
  checkAnswer,
  checkAsk,
  checkEntrust,
  checkEntrustStep,
  checkSend,
} from '#core/handover/check-step.ts'
import { type MaterialKey, materialLine, materialsOf } from '#core/handover/materials.ts'
import { type TaskKind, wordsOfTask } from '#core/handover/task-kinds.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { appendEntries, type NewEntry } from '#server/store/append-entries.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { findStation, findTownship, loadNames, servesTownship } from '#server/store/handover-store.ts'
import { worksAt } from '#server/store/staff-people.ts'
import {
  isMove,
  type OpenedCase,
  type OpenedEntrustment,
  type OpenedMove,
  openHandovers,
  openLine,
} from './opened-handover.ts'

type Params = { readonly caseId: string; readonly handoverId: string }
type Done = { readonly entries: string[]; readonly seq: number }

export async function ask(
  context: Context,
  caseId: string,
  wish: { readonly id: string; readonly to: string; readonly changedOn: PlainDate; readonly reason: string },
): Promise<Done> {
  const opened = await openOwn(context, caseId)
  const { id, to, changedOn, reason } = wish
  if (!opened.journal.some((e) => e.id === id)) refuseIf(await askRefusals(context, opened, wish))
  return write(context, opened, [
    { id, type: 'placeChangeAsked', on: context.today, data: { to, changedOn, reason } },
  ])
}

/** Also asked of a request that comes in by the record form. */
export async function askRefusals(
  context: Context,
  { handovers, state }: OpenedCase,
  wish: { readonly to: string; readonly changedOn: PlainDate },
): Promise<readonly Refusal[]> {
  const found = checkAsk(handovers, state, wish, context.today)
  if (found.length > 0) return found
  return (await findTownship(context.tx, wish.to))
    ? []
    : [fault('handover-unknown-place', 'to', unknownPlace)]
}

export async function send(
  context: Context,
  params: Params,
  list: { readonly materials: readonly MaterialKey[]; readonly more: string },
): Promise<Done> {
  const opened = await moveOf(context, params)
  if (opened.guest) throw notFound()
  const { move, state, handovers } = opened
  refuseIf(checkSend(move, state))
  const items = materialsOf(handovers.standing)
    .filter((m) => list.materials.includes(m.key))
    .map(materialLine)
  const after = move.refused ? { after: move.refused.id } : {}
  const data = { change: move.id, to: move.to, items: list.more ? [...items, list.more] : items, ...after }
  return write(context, opened, [entry(context, 'fileSent', data)])
}

/** The act that moves responsibility: office, station and worker change hands together, or nothing does. */
export async function accept(
  context: Context,
  params: Params,
  who: { readonly station: string; readonly worker: string },
): Promise<Done> {
  const opened = await receivedMove(context, params)
  const { move, state, handovers } = opened
  refuseIf(checkAnswer(move, state))
  const { tx, user, services, today } = context
  const from = move.changedOn > today ? move.changedOn : today
  const station = await findStation(tx, who.station)
  if (!station || !servesTownship(station, move.to) || !station.area.startsWith(user.grant.area))
    throw refused([fault('handover-foreign-station', 'station', foreignStation)])
  if (!(await worksAt(tx, who.worker, who.station, from)))
    throw refused([fault('not-a-worker-there', 'worker', notThere)])
  const names = await loadNames(tx, [], [who.worker])
  const to = [station.name, names.accounts.get(who.worker)].filter(Boolean).join(' ')
  // What the old office had entrusted elsewhere ends with its turn; the new one may ask anew.
  const running =
    from === today ? handovers.entrustments.filter((e) => checkEntrustStep(e, 'end').length === 0) : []
  const done = await write(context, opened, [
    entry(context, 'fileAccepted', { change: move.id, to, station: who.station, worker: who.worker }),
    ...running.map((e) => entry(context, 'entrustmentEnded', { entrustment: e.id })),
  ])
  const caseId = opened.key.caseId
  await assignCase(tx, services, { caseId, ...who, from, by: user.id, reason: '执行地变更' })
  return done
}

export async function refuseFile(context: Context, params: Params, reason: string): Promise<Done> {
  const opened = await receivedMove(context, params)
  refuseIf(checkAnswer(opened.move, opened.state))
  return write(context, opened, [entry(context, 'fileRefused', { change: opened.move.id, reason })])
}

export async function entrust(
  context: Context,
  caseId: string,
  wish: {
    readonly id: string
    readonly station: string
    readonly tasks: readonly TaskKind[]
    readonly until: PlainDate
    readonly address: string
  },
): Promise<Done> {
  const opened = await openOwn(context, caseId)
  const { id, station: to, tasks, until, address } = wish
  const station = await findStation(context.tx, to)
  if (!station) throw refused([fault('entrust-unknown-station', 'station', unknownStation)])
  const given = { station: to, until, own: opened.key.station }
  if (!opened.journal.some((e) => e.id === id))
    refuseIf(checkEntrust(opened.handovers, opened.state, given, context.today))
  const data = {
    to: station.name,
    tasks: tasks.map((kind) => wordsOfTask(kind).zh),
    station: to,
    area: station.area,
    kinds: [...tasks],
    lastDay: until,
    ...(address ? { address } : {}),
  }
  return write(context, opened, [{ id, type: 'entrusted', on: context.today, data }])
}

export async function takeEntrustment(context: Context, params: Params, worker: string): Promise<Done> {
  const opened = await entrustmentOf(context, params)
  const { guest, entrustment } = opened
  if (!guest || entrustment.station === null) throw notFound()
  refuseIf(checkEntrustStep(entrustment, 'answer'))
  if (!(await worksAt(context.tx, worker, entrustment.station, context.today)))
    throw refused([fault('not-a-worker-there', 'worker', notThere)])
  return write(context, opened, [
    entry(context, 'entrustmentAccepted', { entrustment: entrustment.id, worker }),
  ])
}

export async function declineEntrustment(context: Context, params: Params, reason: string): Promise<Done> {
  const opened = await entrustmentOf(context, params)
  if (!opened.guest) throw notFound()
  refuseIf(checkEntrustStep(opened.entrustment, 'answer'))
  return write(context, opened, [
    entry(context, 'entrustmentRefused', { entrustment: opened.entrustment.id, reason }),
  ])
}

/** Either side may end it: the office that gave the work, or the head of the station that has it. */
export async function endEntrustment(context: Context, params: Params, reason: string): Promise<Done> {
  const opened = await entrustmentOf(context, params)
  refuseIf(checkEntrustStep(opened.entrustment, 'end'))
  return write(context, opened, [
    entry(context, 'entrustmentEnded', { entrustment: opened.entrustment.id, reason }),
  ])
}

async function openOwn(context: Context, caseId: string): Promise<OpenedCase> {
  const opened = await openHandovers(context, caseId, { writing: true })
  if (opened.guest) throw notFound()
  return opened
}

async function moveOf(context: Context, params: Params): Promise<OpenedMove> {
  const opened = await openLine(context, params, true)
  if (!isMove(opened)) throw notFound()
  return opened
}

/** Only the township that the file is for: as its guest, or because its area holds the case already. */
async function receivedMove(context: Context, params: Params): Promise<OpenedMove> {
  const opened = await moveOf(context, params)
  if (!opened.guest && !opened.move.to.startsWith(context.user.grant.area)) throw notFound()
  return opened
}

async function entrustmentOf(context: Context, params: Params): Promise<OpenedEntrustment> {
  const opened = await openLine(context, params, true)
  if (isMove(opened)) throw notFound()
  return opened
}

function entry({ today }: Context, type: string, data: Record<string, unknown>): NewEntry {
  return { id: v7(), type, on: today, data }
}

async function write(context: Context, opened: OpenedCase, entries: readonly NewEntry[]): Promise<Done> {
  const { tx, services, user, today, now, ifMatch, saw } = context
  const { region, caseId, personId } = opened.key
  const author = { user: user.id, role: user.role, org: user.grant.org }
  const done = await appendEntries(tx, services, {
    caseId,
    entries,
    author,
    today,
    now,
    expectedSeq: ifMatch,
  })
  saw({ region, case: caseId, person: personId, fields: entries.map((e) => e.type) })
  return { entries: entries.map((e) => e.id), seq: done.key.seq }
}

function refuseIf(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw refused(refusals)
}

function fault(code: string, field: string, says: Words): Refusal {
  return { code, field, says }
}

const unknownPlace = { zh: '没有这个乡镇（街道）。', en: 'There is no such township.' }
const unknownStation = { zh: '没有这个工作站。', en: 'There is no such station.' }
const foreignStation = {
  zh: '请选择本乡镇（街道）的工作站。',
  en: 'Choose a station of the township that takes over.',
}
const notThere = {
  zh: '此人当天在该站没有生效的社工岗位。',
  en: 'This person holds no worker post at that station on that day.',
}
