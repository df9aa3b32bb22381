import { v7 } from 'uuid'
import {
  addScreeningLine,
  countScreeningPicks,
  finishFollowUp,
  handOutLines,
  listScreeningLines,
  pickScreeningLines,
  recordScreeningOutcome,
  removeScreeningLine,
  showScreeningLine,
} from '#contract/screening-contract.ts'
import { projectPerson } from '#core/access/project-person.ts'
import { readIdNumber } from '#core/orders/id-number.ts'
import { findRule } from '#core/policy/policy.ts'
import { rosterReason, sayRosterReason } from '#core/roster/roster-reason.ts'
import { checkOutcome } from '#core/screening/check-outcome.ts'
import { isWithin, levelOf } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { addDrafts, addPicked, checkLines } from '#server/screening/add-lines.ts'
import { openLineFacts, openOutcome, sealOutcome } from '#server/screening/sealed-screening.ts'
import {
  runningScreening,
  seenLine,
  seenScreening,
  shownScreeningLine,
} from '#server/screening/shown-screening.ts'
import { listStations } from '#server/store/order-lookup.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import {
  deleteLines,
  findLine,
  holdLines,
  insertOutcome,
  listLines,
  loadOutcomes,
  type ScreeningLineRow,
  setFollowDone,
} from '#server/store/screening-lines.ts'
import { countPicks, type PickFind } from '#server/store/screening-pick.ts'
import type { ScreeningRow } from '#server/store/screening-store.ts'
import { worksAt } from '#server/store/staff-people.ts'
import { enter } from '#server/store/with-user.ts'

/** Where no pack names it, an owed meeting missed in three months running. */
const defaultMonths = 3

const lines = handle(listScreeningLines, async ({ params, query }, context) => {
  const { id } = await seenScreening(context, params.screeningId)
  const { township, state, after, limit } = query
  const rows = await listLines(context.tx, context.user, {
    screeningId: id,
    township,
    state,
    unassigned: query.unassigned === 'true',
    after: readCursor(after, 2),
    limit: limit + 1,
  })
  const page = pageOf(rows, limit, (r) => [r.township, r.id])
  context.saw({ fields: ['name', 'screening'], count: page.rows.length })
  return { lines: page.rows.map((r) => shownScreeningLine(context, r)), next: page.next }
})

const one = handle(showScreeningLine, async ({ params }, context) => {
  const { tx, services, user } = context
  const row = await seenLine(context, params)
  const facts = openLineFacts(services.vault, row)
  const person = await identityOf(context, row)
  const identity = {
    name: '',
    idNumber: person?.idNumber ?? facts.idNumber ?? null,
    phone: person?.phone ?? facts.phone ?? null,
    address: person?.address ?? facts.address ?? null,
  }
  // whoever goes and looks for somebody needs to know where; the number stays masked
  const { idNumber } = projectPerson(identity, user.role)
  context.saw({ ...seenOf(row), fields: ['name', 'phone', 'address', 'screening'] })
  const found = await loadOutcomes(tx, keyOf(row))
  return {
    line: shownScreeningLine(context, row),
    idNumber,
    phone: identity.phone,
    address: identity.address,
    remark: facts.remark ?? null,
    outcomes: found.map((o) => {
      const words = openOutcome(services.vault, row, o.id, o.sealed)
      return {
        id: o.id,
        outcome: o.outcome,
        on: o.on_day,
        followUp: o.follow_up,
        where: words.where ?? null,
        text: words.text ?? null,
        byName: o.by_name,
        at: o.at,
      }
    }),
  }
})

async function identityOf({ tx, services }: Context, row: ScreeningLineRow) {
  if (row.person_id === null) return undefined
  await enter(tx, { person: row.person_id })
  return findIdentity(tx, services.vault, row.region, row.person_id)
}

const add = handle(addScreeningLine, async ({ params, body }, context) => {
  const { tx, services, user } = context
  const { id, region, area } = await runningScreening(context, params.screeningId)
  const inside = isWithin(body.township, user.grant.area) && isWithin(body.township, area)
  if (!inside || levelOf(body.township) !== 'township') throw refused([say('townshipOutside', 'township')])
  const read = readIdNumber(body.idNumber)
  if ('fault' in read) throw refused([say(read.fault, 'idNumber')])
  const draft = { ...body, idNumber: read.id.number }
  const of = { region, screeningId: id }
  const [known = []] = await checkLines(tx, services, of, [draft])
  if (known.length > 0) throw refused([say('lineKnown', 'idNumber')])
  const [lineId] = await addDrafts(tx, services, of, [draft], { source: 'hand' })
  if (!lineId) throw refused([say('lineKnown', 'idNumber')])
  return { lineId }
})

function say(code: Parameters<typeof rosterReason>[0], field: 'township' | 'idNumber') {
  return { code, field, ...sayRosterReason(rosterReason(code, field)) }
}

const counts = handle(countScreeningPicks, async ({ params }, context) => {
  const find = findOf(context, await seenScreening(context, params.screeningId))
  return { counts: await countPicks(context.tx, find), months: find.months }
})

const pick = handle(pickScreeningLines, async ({ params, body }, context) => {
  const row = await runningScreening(context, params.screeningId)
  const find = findOf(context, row)
  const added = await addPicked(context.tx, context.services, find, body.kinds, row.region)
  context.saw({ region: row.region, fields: ['name', 'screening'], count: added })
  return { added }
})

/** Where the register is looked through: the screening's area, as far as it is the reader's. */
function findOf({ user, today, policies }: Context, row: ScreeningRow): PickFind {
  const area = isWithin(user.grant.area, row.area) ? user.grant.area : row.area
  const rule = findRule<number>(policies.at(area), 'screening.notSeenMonths', today)
  return { area, screeningId: row.id, today, months: rule?.value ?? defaultMonths }
}

const handOut = handle(handOutLines, async ({ params, body }, context) => {
  const { tx, user, today } = context
  const { id: screeningId, region } = await runningScreening(context, params.screeningId)
  const { station, worker } = body
  if (user.role === 'stationHead' && station !== user.grant.org) throw notFound()
  const stations = await listStations(tx, user.grant.area)
  if (!stations.some((s) => s.id === station)) throw notFound()
  if (worker !== null && !(await worksAt(tx, worker, station, today)))
    throw refused([
      {
        code: 'not-a-worker-there',
        field: 'worker',
        says: {
          zh: '此人在该站没有生效的社工岗位。',
          en: 'This person holds no worker post at that station.',
        },
      },
    ])
  for (const lineId of body.lines) if (!(await findLine(tx, screeningId, lineId))) throw notFound()
  const handed = await holdLines(tx, { region, screeningId, ids: body.lines }, { station, worker })
  context.saw({ region, fields: ['screening', 'assignment'], count: handed })
  return { handed }
})

const outcome = handle(recordScreeningOutcome, async ({ params, body }, context) => {
  const { tx, services, user, today, now } = context
  const screening = await runningScreening(context, params.screeningId)
  const row = await seenLine(context, params, true)
  const refusals = checkOutcome(body, { from: screening.from_on, today })
  if (refusals.length > 0) throw refused(refusals)
  const id = v7()
  const { on, followUp, where, text } = body
  const sealed = sealOutcome(services.vault, row, id, { where, text })
  const said = { id, outcome: body.outcome, on, followUp, sealed, by: user.id, at: now }
  await insertOutcome(tx, keyOf(row), said)
  context.saw({ ...seenOf(row), fields: ['screening', body.outcome] })
  return { outcome: body.outcome }
})

const followUp = handle(finishFollowUp, async ({ params, body }, context) => {
  const row = await seenLine(context, params, true)
  if (body.on > context.today || row.outcome_on === null || body.on < row.outcome_on)
    throw refused([
      {
        code: 'follow-day',
        field: 'on',
        says: {
          zh: '日期应当在登记结果之后、今天以前。',
          en: 'The day lies after the outcome and not after today.',
        },
      },
    ])
  await setFollowDone(context.tx, keyOf(row), body.on)
  context.saw({ ...seenOf(row), fields: ['screening'] })
  return { on: body.on }
})

const remove = handle(removeScreeningLine, async ({ params }, context) => {
  const { region } = await runningScreening(context, params.screeningId)
  const row = await seenLine(context, params)
  const of = { region, screeningId: params.screeningId }
  context.saw({ ...seenOf(row), fields: ['screening'] })
  return { removed: await deleteLines(context.tx, of, { id: row.id }) }
})

function keyOf(row: ScreeningLineRow) {
  return { region: row.region, screeningId: row.screening_id, id: row.id }
}

function seenOf(row: ScreeningLineRow) {
  const { region } = row
  return {
    region,
    ...(row.person_id === null ? {} : { person: row.person_id }),
    ...(row.case_id === null ? {} : { case: row.case_id }),
  }
}

export const screeningLineHandlers: readonly Handler[] = [
  lines,
  one,
  add,
  counts,
  pick,
  handOut,
  outcome,
  followUp,
  remove,
]
