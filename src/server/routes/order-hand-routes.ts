import type { z } from 'zod'
import {
  checkOrderRoute,
  createOrder,
  listOrderPlaces,
  searchBeforeCreate,
} from '#contract/order-contract.ts'
import type { PersonSearch } from '#contract/order-shapes.ts'
import { checkOrder } from '#core/orders/check-order.ts'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { type Reason, standingOf } from '#core/orders/reason.ts'
import { isWithin, levelOf } from '#core/shared/area.ts'
import { searchTokens } from '#server/crypto/name-tokens.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { refused } from '#server/http/problem.ts'
import { acceptOrder } from '#server/orders/accept-orders.ts'
import { checkRegister } from '#server/orders/check-register.ts'
import { type OrderScope, orderContext, orderRegion, orderScope } from '#server/orders/order-scope.ts'
import { idNumberIndex } from '#server/orders/sealed-order.ts'
import { sendOrder } from '#server/orders/send-order.ts'
import { shownReason } from '#server/orders/shown-order.ts'
import { personPlace } from '#server/store/create-person.ts'
import {
  findRegistered,
  findSent,
  listPlaces,
  listStations,
  type PersonMatch,
  type RegisteredPerson,
} from '#server/store/order-lookup.ts'
import { markRows, takeRows } from '#server/store/order-row-moves.ts'
import { findOpenReleases, type ReleaseRow } from '#server/store/release-store.ts'

const mostFound = 20

const search = handle(searchBeforeCreate, async ({ body }, context) => {
  const { tx, user, services } = context
  const region = orderRegion(user.grant.area)
  const found = new Map<string, RegisteredPerson>()
  for (const match of matches(context, body))
    for (const person of await findRegistered(tx, region, user.grant.area, match, mostFound))
      found.set(person.id, person)
  const indexes = body.idNumber ? [idNumberIndex(services.vault, body.idNumber)] : []
  const waiting = indexes.length === 0 ? 0 : (await findSent(tx, region, user.grant.area, indexes)).length
  const people = [...found.values()].slice(0, mostFound)
  const releases = await findOpenReleases(
    tx,
    region,
    people.map((p) => p.id),
  )
  for (const person of people) context.saw({ person: person.id, region, fields: ['name'] })
  return {
    waiting,
    people: people.map((p) => ({
      personId: p.id,
      fileNo: p.file_no,
      name: services.vault.open(personPlace('name', region, p.id), p.name_sealed),
      sex: p.sex,
      birthYear: p.birth_year,
      cases: p.cases.map(({ caseId, measure, stage }) => ({ caseId, measure, stage })),
      release: releaseOf(p, releases),
    })),
  }
})

function releaseOf(person: RegisteredPerson, releases: readonly ReleaseRow[]) {
  const row = releases.find((r) => r.person_id === person.id)
  return row ? { releaseId: row.id, releasedOn: row.release_on } : null
}

/** Every given particular is looked for, found or not, so that the answer takes as long either way. */
function matches({ services }: Context, body: z.output<typeof PersonSearch>): PersonMatch[] {
  const { vault } = services
  const found: PersonMatch[] = []
  if (body.idNumber) found.push({ idNumbers: [idNumberIndex(vault, body.idNumber)] })
  if (body.phone) found.push({ phone: vault.index('phone', body.phone.replace(/\D/g, '')) })
  const tokens = body.name ? searchTokens(vault, body.name) : []
  if (tokens.length > 0) found.push({ nameTokens: tokens })
  return found
}

const check = handle(checkOrderRoute, async ({ body }, context) => {
  const { reasons } = await allReasons(context, body)
  return { standing: standingOf(reasons), reasons: reasons.map(shownReason) }
})

const create = handle(createOrder, async ({ body }, context) => {
  const { draft, warnings } = body
  const { scope, reasons } = await allReasons(context, draft)
  const standing = standingOf(reasons)
  if (standing === 'refused' || (standing === 'warning' && !warnings)) throw refused(refusals(reasons))
  const { user, tx, services, now, language } = context
  const author = { user: user.id, role: user.role, org: user.grant.org, area: user.grant.area }
  const order = { region: scope.region, draft, reasons, by: author, language, at: now }
  const rowId = await sendOrder(tx, services.vault, order)
  const township = scope.places.find((p) => p.code === draft.order.executionPlace)
  const answer = { rowId, townshipName: township?.name ?? '' }
  // the office of the place itself received the paper: registering it is accepting it
  const own = user.role === 'townshipOffice' && isWithin(draft.order.executionPlace, user.grant.area)
  if (!own) return { ...answer, status: 'waiting' as const, caseId: null }
  const by = { user: user.id, role: user.role, org: user.grant.org, at: now }
  await markRows(tx, { region: scope.region, rows: [rowId] }, { from: 'waiting', to: 'accepting' }, by)
  const [row] = await takeRows(tx, scope.region, [rowId], 'accepting')
  if (!row) throw new Error(`order row ${rowId} went away`)
  const opened = await acceptOrder(tx, services, row)
  context.saw({ person: opened.personId, case: opened.caseId, region: scope.region, fields: ['order'] })
  return { ...answer, status: 'accepted' as const, caseId: opened.caseId }
})

async function allReasons(
  context: Context,
  draft: OrderDraft,
): Promise<{ scope: OrderScope; reasons: readonly Reason[] }> {
  const { tx, user, services } = context
  const scope = await orderScope(tx, user.grant.area)
  const [register = []] = await checkRegister(tx, services.vault, scope, [draft])
  return { scope, reasons: [...checkOrder(draft, orderContext(services, scope)), ...register] }
}

function refusals(reasons: readonly Reason[]) {
  return reasons
    .filter((r) => r.level !== 'note')
    .map(shownReason)
    .map((r) => ({
      code: r.code,
      says: r.says,
      mend: r.mend,
      ...(r.column ? { field: r.column } : {}),
      ...(r.clause ? { clause: r.clause } : {}),
    }))
}

const places = handle(listOrderPlaces, async (_, { tx, user }) => {
  const known = await listPlaces(tx, user.grant.area)
  const names = new Map(known.map((p) => [p.code, p.name]))
  return {
    townships: known
      .filter((p) => levelOf(p.code) === 'township')
      .map((p) => ({ ...p, countyName: names.get(p.code.slice(0, 6)) ?? '' })),
    stations: await listStations(tx, user.grant.area),
  }
})

export const orderHandHandlers: readonly Handler[] = [search, check, create, places]
