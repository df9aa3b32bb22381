import { v7 } from 'uuid'
import {
  addStaff,
  assignCases,
  changeOrganisation,
  changeStaff,
  createOrganisation,
  listAssignments,
  listOrganisations,
  listStaff,
  listUnallocated,
} from '#contract/staff-contract.ts'
import { shownName } from '#core/access/project-person.ts'
import { isWithin } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { personPlace } from '#server/store/create-person.ts'
import { openCase } from '#server/store/open-case.ts'
import * as cases from '#server/store/staff-cases.ts'
import * as people from '#server/store/staff-people.ts'
import * as store from '#server/store/staff-store.ts'
import { assignAll } from './assign-cases.ts'

export const staffHandlers: readonly Handler[] = [
  handle(listOrganisations, async ({ query }, context) => {
    const after = readCursor(query.after, 3)
    const found = await store.listOrganisations(
      context.tx,
      scopeOf(context),
      { ...query, after },
      context.today,
    )
    const { rows, next } = pageOf(found, query.limit, (o) => [o.area, o.name, o.id])
    return { organisations: [...rows], next }
  }),

  handle(createOrganisation, async ({ body }, context) => {
    const { tx, user } = context
    if (!isWithin(body.area, user.grant.area) || !(await store.areaKnown(tx, body.area)))
      throw refused([
        {
          code: 'area-outside',
          field: 'area',
          says: { zh: '地区不在您的辖区内。', en: 'The area is not within yours.' },
        },
      ])
    if (body.parent !== null) await readOrganisation(context, body.parent)
    const id = v7()
    await store.insertOrganisation(tx, { ...body, id })
    return readOrganisation(context, id)
  }),

  handle(changeOrganisation, async ({ params, body }, context) => {
    await readOrganisation(context, params.orgId)
    if (!(await store.updateOrganisation(context.tx, params.orgId, context.ifMatch ?? -1, body)))
      throw changedMeanwhile()
    return readOrganisation(context, params.orgId)
  }),

  handle(listStaff, async ({ query }, context) => {
    const after = readCursor(query.after, 3)
    const filter = { ...query, left: query.left === 'true', after }
    const found = await people.listStaff(context.tx, scopeOf(context), filter, context.today)
    const { rows, next } = pageOf(found, query.limit, (s) => [s.orgName, s.name, s.id])
    return { staff: [...rows], next }
  }),

  handle(addStaff, async ({ body }, context) => {
    await readOrganisation(context, body.org)
    const id = v7()
    await people.insertStaff(context.tx, { ...body, id })
    return readStaff(context, id)
  }),

  handle(changeStaff, async ({ params, body }, context) => {
    await readStaff(context, params.staffId)
    const { since = context.today, ...change } = body
    if (!(await people.updateStaff(context.tx, params.staffId, context.ifMatch ?? -1, change, since)))
      throw changedMeanwhile()
    return readStaff(context, params.staffId)
  }),

  handle(listUnallocated, async ({ query }, context) => {
    const { tx, user, services, today } = context
    const after = readCursor(query.after, 2)
    const found = await cases.listWaitingCases(tx, { ...query, after }, today)
    const { rows, next } = pageOf(found.rows, query.limit, (c) => [c.fileNo, c.case])
    context.saw({ count: rows.length, fields: ['name', 'fileNo'] })
    const shown = rows.map(({ nameSealed, region, ...c }) => ({
      ...c,
      name: shownName(services.vault.open(personPlace('name', region, c.person), nameSealed), user.role),
    }))
    return { cases: shown, total: found.total, next }
  }),

  handle(assignCases, async ({ body }, context) => {
    await readOrganisation(context, body.station)
    return { assigned: await assignAll(context, body) }
  }),

  handle(listAssignments, async ({ params }, context) => {
    const key = await openCase(context.tx, params.caseId)
    context.saw({ case: key.caseId, person: key.personId, region: key.region, fields: ['assignments'] })
    return { assignments: await cases.listAssignments(context.tx, key.region, key.caseId) }
  }),
]

function scopeOf(context: Context): store.StaffScope {
  return store.staffScope(context.user.grant)
}

async function readOrganisation(context: Context, id: string) {
  const [found] = await store.listOrganisations(context.tx, scopeOf(context), { id, limit: 1 }, context.today)
  if (!found) throw notFound()
  return found
}

async function readStaff(context: Context, id: string) {
  const filter = { id, limit: 1, left: true }
  const [found] = await people.listStaff(context.tx, scopeOf(context), filter, context.today)
  if (!found) throw notFound()
  return found
}
