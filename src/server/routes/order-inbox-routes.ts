import {
  acceptOrders,
  countWaitingOrders,
  listWaitingOrders,
  sendBackOrder,
  showWaitingOrder,
  undoAccepted,
} from '#contract/order-contract.ts'
import { isWithin } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { acceptOrder } from '#server/orders/accept-orders.ts'
import { orderRegion } from '#server/orders/order-scope.ts'
import { startOrderWork } from '#server/orders/order-work.ts'
import { openOrder, sealReason } from '#server/orders/sealed-order.ts'
import { shownRow } from '#server/orders/shown-order.ts'
import { undoOrder } from '#server/orders/undo-order.ts'
import { countOtherAcceptors, listStations } from '#server/store/order-lookup.ts'
import { markRows, rowIds, takeRows } from '#server/store/order-row-moves.ts'
import { countWaiting, findRow, listTownshipRows, type StoredRow } from '#server/store/order-row-store.ts'
import { worksAt } from '#server/store/staff-people.ts'

/** So many cases are opened while the office waits; the rest goes on behind. */
const atOnce = 40
const most = 5000

const waiting = handle(listWaitingOrders, async ({ query }, context) => {
  const { tx, user, services } = context
  const township = user.grant.area
  const find = { township, status: query.status, after: query.after, limit: query.limit + 1 }
  const found = await listTownshipRows(tx, find)
  const shown = found.slice(0, query.limit)
  context.saw({ fields: ['name', 'order'], count: shown.length })
  return {
    rows: shown.map((r) => shownRow(services.vault, r)),
    next: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    waiting: await countWaiting(tx, township),
  }
})

const waitingCount = handle(countWaitingOrders, async (_, { tx, user }) => ({
  total: await countWaiting(tx, user.grant.area),
}))

const showOne = handle(showWaitingOrder, async ({ params }, context) => {
  const row = await receivedRow(context, params.rowId)
  const { draft } = openOrder(context.services.vault, row)
  if (!draft) throw notFound()
  context.saw({ fields: ['name', 'idNumber', 'phone', 'address', 'order'] })
  return {
    ...shownRow(context.services.vault, row),
    draft,
    mayAccept: row.status === 'waiting' && (await mayAccept(context, row)),
  }
})

const accept = handle(acceptOrders, async ({ body }, context) => {
  const { tx, user, services, now } = context
  const region = orderRegion(user.grant.area)
  await checkStation(context, body.stationId)
  await checkWorker(context, body)
  const alone = (await countOtherAcceptors(tx, user.grant.area, user.id, context.today)) === 0
  const notBy = alone ? undefined : user.id
  const ids =
    body.rows === 'all'
      ? await rowIds(tx, { region, status: 'waiting', township: user.grant.area, notBy, limit: most })
      : body.rows
  if (body.rows !== 'all') await refuseOwn(context, region, ids, alone)
  const by = { user: user.id, role: user.role, org: user.grant.org, at: now }
  const { stationId, workerId } = body
  const move = { from: 'waiting', to: 'accepting' } as const
  const marked = await markRows(tx, { region, rows: ids }, move, by, { stationId, workerId })
  if (marked > atOnce) {
    void startOrderWork(services, region)
    return { accepted: 0, accepting: marked, cases: [] }
  }
  const cases = []
  for (const row of await takeRows(tx, region, ids, 'accepting')) {
    const opened = await acceptOrder(tx, services, row)
    context.saw({ person: opened.personId, case: opened.caseId, fields: ['order'] })
    cases.push({ rowId: opened.rowId, caseId: opened.caseId })
  }
  return { accepted: cases.length, accepting: 0, cases }
})

const sendBack = handle(sendBackOrder, async ({ params, body }, context) => {
  const row = await receivedRow(context, params.rowId)
  await act(context, row, { from: 'waiting', to: 'returned' }, body.reason)
  return { status: 'returned' as const }
})

const undoOne = handle(undoAccepted, async ({ params, body }, context) => {
  const row = await receivedRow(context, params.rowId)
  await act(context, row, { from: 'accepted', to: 'undoing' }, body.reason)
  const [taken] = await takeRows(context.tx, row.region, [row.id], 'undoing')
  if (!taken || (await undoOrder(context.tx, context.services, taken)) === 'kept')
    throw new Problem(409, 'case-has-entries', {
      zh: '该案已有后续登记，不能整案撤销；如有误，请逐条申请作废。',
      en: 'Something was recorded on this case since, so it stays. Single entries can be struck.',
    })
  return { status: 'undone' as const }
})

async function receivedRow({ tx, user }: Context, id: string): Promise<StoredRow> {
  const row = await findRow(tx, orderRegion(user.grant.area), id)
  if (!row || row.township === null || !isWithin(row.township, user.grant.area) || row.status === 'read')
    throw notFound()
  return row
}

async function act(
  { tx, user, services, now }: Context,
  row: StoredRow,
  move: Parameters<typeof markRows>[2],
  reason: string,
): Promise<void> {
  const { region, id } = row
  const by = { user: user.id, role: user.role, org: user.grant.org, at: now }
  const sealed = () => sealReason(services.vault, row, reason)
  const marked = await markRows(tx, { region, rows: [id] }, move, { ...by, reason: sealed })
  if (marked === 0)
    throw new Problem(409, 'changed-meanwhile', {
      zh: '这份决定书已被处理，请刷新。',
      en: 'This order was handled already. Reload.',
    })
}

async function mayAccept({ tx, user, today }: Context, row: StoredRow): Promise<boolean> {
  if (row.by_user !== user.id) return true
  return (await countOtherAcceptors(tx, user.grant.area, user.id, today)) === 0
}

/** Whoever sent an order does not accept it, as long as somebody else can (security.md I2). */
async function refuseOwn(
  context: Context,
  region: string,
  ids: readonly string[],
  alone: boolean,
): Promise<void> {
  for (const id of ids) {
    const row = await findRow(context.tx, region, id)
    if (!row || row.township === null || !isWithin(row.township, context.user.grant.area)) throw notFound()
    if (row.by_user === context.user.id && !alone)
      throw refused([
        {
          code: 'own-order',
          says: {
            zh: '自己报送的决定书，须由本办公室另一人接收。',
            en: 'Another person of the office must accept what you sent.',
          },
        },
      ])
  }
}

async function checkStation({ tx, user }: Context, stationId: string | undefined): Promise<void> {
  if (stationId === undefined) return
  const stations = await listStations(tx, user.grant.area)
  if (!stations.some((s) => s.id === stationId)) throw notFound()
}

/** A worker is named together with the station that the post is at, and holds it today. */
async function checkWorker(
  { tx, today }: Context,
  {
    stationId,
    workerId,
  }: { readonly stationId?: string | undefined; readonly workerId?: string | undefined },
): Promise<void> {
  if (workerId === undefined) return
  if (stationId !== undefined && (await worksAt(tx, workerId, stationId, today))) return
  throw refused([
    {
      code: 'not-a-worker-there',
      field: 'worker',
      says: { zh: '此人在该站没有生效的社工岗位。', en: 'This person holds no worker post at that station.' },
    },
  ])
}

export const orderInboxHandlers: readonly Handler[] = [
  waiting,
  waitingCount,
  showOne,
  accept,
  sendBack,
  undoOne,
]
