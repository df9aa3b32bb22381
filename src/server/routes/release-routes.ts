import { countBeforeOrder } from '#contract/before-count-contract.ts'
import {
  addReleaseStep,
  assignReleases,
  closeRelease,
  createRelease,
  findReleases,
  listReleases,
  reopenRelease,
  revealReleased,
  showCaseRelease,
  showRelease,
} from '#contract/release-contract.ts'
import { projectPerson } from '#core/access/project-person.ts'
import { readIdNumber } from '#core/orders/id-number.ts'
import type { ReleaseDraft } from '#core/release/release-draft.ts'
import { checkStep } from '#core/release/release-step.ts'
import { distanceReasons } from '#core/roster/read-roster-row.ts'
import { type RosterReason, rosterReason, sayRosterReason } from '#core/roster/roster-reason.ts'
import { isWithin, levelOf } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { orderRegion } from '#server/orders/order-scope.ts'
import { matchOf } from '#server/people/text-match.ts'
import { addStep, stepsOf } from '#server/release/add-step.ts'
import { checkReleases, createRelease as create } from '#server/release/create-release.ts'
import { releasePage, shownLine, sortDay } from '#server/release/shown-release.ts'
import { openCase } from '#server/store/open-case.ts'
import { listPlaces, listStations } from '#server/store/order-lookup.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { deskName, holdRelease, setReleaseStatus } from '#server/store/release-moves.ts'
import {
  countReleases,
  findOpenReleases,
  findRelease,
  findReleaseOfCase,
  listReleases as list,
  type ReleaseRow,
  searchReleases,
} from '#server/store/release-store.ts'
import { countOpenLines } from '#server/store/screening-lines.ts'
import { worksAt } from '#server/store/staff-people.ts'
import { enter } from '#server/store/with-user.ts'

const register = handle(listReleases, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const { bucket, township } = query
  const find = { bucket, township, after: readCursor(query.after, 2), limit: query.limit + 1 }
  const page = pageOf(await list(tx, user, today, find), query.limit, (r) => [sortDay(r, today), r.id])
  saw({ fields: ['name', 'release'], count: page.rows.length })
  return {
    releases: page.rows.map((row) => shownLine(context, row)),
    next: page.next,
    counts: await countReleases(tx, user, today),
  }
})

const shownAtOnce = 50

const find = handle(findReleases, async ({ body }, context) => {
  const { tx, user, services, saw } = context
  const match = matchOf(services.vault, body.text)
  const rows = match ? await searchReleases(tx, user, match, shownAtOnce + 1) : []
  const releases = rows.slice(0, shownAtOnce).map((row) => shownLine(context, row))
  saw({ fields: ['name', 'release'], count: releases.length })
  return { releases, more: rows.length > shownAtOnce }
})

const waiting = handle(countBeforeOrder, async (_, { tx, user, today }) => {
  const { late } = await countReleases(tx, user, today)
  // whoever hands out sees the whole list; the number beside the name is of the own desk
  const toScreen = user.role === 'worker' ? await countOpenLines(tx, user) : 0
  return { late, toScreen }
})

const enterOne = handle(createRelease, async ({ body }, context) => {
  const { tx, user, services } = context
  const region = orderRegion(user.grant.area)
  const { township: code } = body.draft
  if (levelOf(code) !== 'township' || !isWithin(code, user.grant.area)) throw outside()
  const township = (await listPlaces(tx, user.grant.area)).find((p) => p.code === code)
  if (!township) throw outside()
  const { draft, reasons } = await looked(context, region, body.draft)
  const stops = reasons.filter((r) => r.level === 'refused')
  if (stops.length > 0) throw refused(stops.map(shown))
  const doubts = reasons.filter((r) => r.level === 'warning')
  if (doubts.length > 0 && !body.confirmed) throw new Problem(422, 'to-confirm', unsure, doubts.map(shown))
  const releaseId = await create(tx, services, draft, { user: user.id, org: user.grant.org, region })
  const row = await seen(context, releaseId)
  context.saw({ person: row.person_id, region, fields: ['release'] })
  return { releaseId, townshipName: township.name }
})

const unsure = {
  zh: '有几处需要核对；确认无误后可以登记。',
  en: 'Some things need to be compared with the paper; confirm them to go on.',
}

/** The number in its 18-character form, so that equal people compare equal, with all that speaks against the draft. */
async function looked(
  { tx, services, today }: Context,
  region: string,
  draft: ReleaseDraft,
): Promise<{ readonly draft: ReleaseDraft; readonly reasons: readonly RosterReason[] }> {
  const read = readIdNumber(draft.person.idNumber)
  if ('fault' in read) return { draft, reasons: [rosterReason(read.fault, 'idNumber')] }
  const whole = { ...draft, person: { ...draft.person, idNumber: read.id.number } }
  const [known = []] = await checkReleases(tx, services, region, [whole])
  const doubts = read.id.doubts.map((doubt) => rosterReason(doubt, 'idNumber'))
  return { draft: whole, reasons: [...known, ...doubts, ...distanceReasons(draft.releaseOn, today)] }
}

function shown(reason: RosterReason) {
  return { code: reason.code, ...(reason.column ? { field: reason.column } : {}), ...sayRosterReason(reason) }
}

function outside() {
  const says = sayRosterReason(rosterReason('townshipOutside', 'township'))
  return refused([{ code: 'townshipOutside', field: 'township', ...says }])
}

const show = handle(showRelease, async ({ params }, context) => {
  const row = await seen(context, params.releaseId)
  context.saw({ person: row.person_id, region: row.region, fields: ['release'] })
  return releasePage(context, row)
})

const reveal = handle(revealReleased, async ({ params, body }, context) => {
  const row = await seen(context, params.releaseId)
  await enter(context.tx, { person: row.person_id })
  const person = await findIdentity(context.tx, context.services.vault, row.region, row.person_id)
  if (!person) throw notFound()
  const fields = ['name', 'idNumber', 'phone', 'address', `reason: ${body.reason}`]
  context.saw({ person: row.person_id, region: row.region, fields })
  const { name, idNumber, phone, address } = projectPerson(person, context.user.role, true)
  return { name, idNumber, phone, address }
})

const record = handle(addReleaseStep, async ({ params, body }, context) => {
  const { tx, services, today, user } = context
  const row = await held(context, params.releaseId)
  const steps = await stepsOf(tx, services, row)
  const standing = { today, releaseOn: row.release_on, status: row.status, steps }
  const refusals = checkStep(body, standing)
  if (refusals.length > 0) throw refused(refusals)
  const { before: _before, ...given } = body.data
  const data = body.kind === 'dateChanged' ? { ...given, before: row.release_on } : given
  const stepId = await addStep(tx, services, row, { kind: body.kind, on: body.on, data }, user.id)
  context.saw({ person: row.person_id, region: row.region, fields: ['release', body.kind] })
  return { stepId }
})

const assign = handle(assignReleases, async ({ body }, context) => {
  const { tx, user, services, today } = context
  const { station, worker } = body
  if (user.role === 'stationHead' && station !== user.grant.org) throw notFound()
  const stations = await listStations(tx, user.grant.area)
  if (!stations.some((s) => s.id === station)) throw notFound()
  if (worker !== null && !(await worksAt(tx, worker, station, today))) throw refused([notAWorker])
  const rows = []
  for (const id of new Set(body.releases)) rows.push(await held(context, id))
  for (const row of rows) {
    const { region, id } = row
    const data = { who: await deskName(tx, station, worker) }
    await addStep(tx, services, row, { kind: 'assigned', on: today, data }, user.id)
    await holdRelease(tx, { region, id, personId: row.person_id }, { station, worker })
    context.saw({ person: row.person_id, region, fields: ['assignment'] })
  }
  return { assigned: rows.length }
})

const notAWorker = {
  code: 'not-a-worker-there',
  field: 'worker',
  says: { zh: '此人在该站没有生效的社工岗位。', en: 'This person holds no worker post at that station.' },
}

const close = handle(closeRelease, async ({ params, body }, context) => {
  const row = await held(context, params.releaseId)
  if (row.status !== 'open') throw refused([notOpen])
  const { tx, services, today, user } = context
  await setReleaseStatus(tx, row, { status: 'closed', reason: body.reason })
  const step = { kind: 'closed', on: today, data: { text: body.text } } as const
  await addStep(tx, services, row, step, user.id)
  context.saw({ person: row.person_id, region: row.region, fields: ['release', 'closed'] })
  return { status: 'closed' as const }
})

const reopen = handle(reopenRelease, async ({ params, body }, context) => {
  const row = await held(context, params.releaseId)
  if (row.status !== 'closed') throw refused([notOpen])
  if ((await findOpenReleases(context.tx, row.region, [row.person_id])).length > 0)
    throw refused([{ code: 'releaseKnown', ...sayRosterReason(rosterReason('releaseKnown', 'idNumber')) }])
  const { tx, services, today, user } = context
  await setReleaseStatus(tx, row, { status: 'open' })
  const step = { kind: 'reopened', on: today, data: { text: body.text } } as const
  await addStep(tx, services, row, step, user.id)
  context.saw({ person: row.person_id, region: row.region, fields: ['release', 'reopened'] })
  return { status: 'open' as const }
})

const notOpen = {
  code: 'release-not-now',
  says: { zh: '现在的状态不能这样办，请刷新。', en: 'It does not stand so that this can be done. Reload.' },
}

const ofCase = handle(showCaseRelease, async ({ params }, context) => {
  const key = await openCase(context.tx, params.caseId)
  const row = await findReleaseOfCase(context.tx, key.region, key.caseId)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['release'] })
  return { release: row ? await releasePage(context, row) : null }
})

async function seen({ tx }: Context, id: string): Promise<ReleaseRow> {
  const row = await findRelease(tx, id)
  if (!row) throw notFound()
  return row
}

async function held({ tx }: Context, id: string): Promise<ReleaseRow> {
  const row = await findRelease(tx, id, true)
  if (!row) throw notFound()
  return row
}

export const releaseHandlers: readonly Handler[] = [
  register,
  find,
  waiting,
  enterOne,
  show,
  reveal,
  record,
  assign,
  close,
  reopen,
  ofCase,
]
