import { z } from 'zod'
import { OrderDraft } from '#core/orders/order-draft.ts'
import { AreaCode } from '#core/shared/area.ts'
import { KnownPerson, OrderImport, OrderRow, PersonSearch, rowStatuses, ShownReason } from './order-shapes.ts'
import { type Route, route } from './route.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const intake = {
  roles: ['policeLiaison', 'townshipOffice'],
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'orderIntake',
} as const
const receiving = { ...intake, roles: ['townshipOffice'] } as const
const ImportParams = z.strictObject({ importId: z.uuid() })
const RowParams = z.strictObject({ rowId: z.uuid() })
const SendBackReason = z.string().trim().min(2).max(500)

const OrderRowPage = z.object({ rows: z.array(OrderRow), next: z.string().nullable() })
const paging = {
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const getOrderTemplate = route({
  ...intake,
  confidentiality: 'C0',
  id: 'order.template',
  method: 'GET',
  path: '/api/orders/template',
  summary: { zh: '下载空白名单', en: 'Download the empty list' },
  reply: z.instanceof(Uint8Array),
  produces: workbook,
})

export const uploadOrders = route({
  ...intake,
  id: 'order.upload',
  method: 'POST',
  path: '/api/order-imports',
  summary: { zh: '上传责令决定书名单', en: 'Upload a list of orders' },
  upload: true,
  reply: z.object({ importId: z.string() }),
})

export const listOrderImports = route({
  ...intake,
  id: 'order.imports',
  method: 'GET',
  path: '/api/order-imports',
  summary: { zh: '本单位上传的名单', en: 'Lists sent by the own office' },
  query: z.strictObject(paging),
  reply: z.object({ imports: z.array(OrderImport), next: z.string().nullable() }),
})

export const showOrderImport = route({
  ...intake,
  id: 'order.import',
  method: 'GET',
  path: '/api/order-imports/:importId',
  summary: { zh: '名单的进度', en: 'How far a list has come' },
  params: ImportParams,
  reply: OrderImport,
})

export const listImportRows = route({
  ...intake,
  id: 'order.importRows',
  method: 'GET',
  path: '/api/order-imports/:importId/rows',
  summary: { zh: '名单逐行预览', en: 'Preview of a list, row by row' },
  params: ImportParams,
  query: z.strictObject({
    standing: z.enum(['ready', 'warning', 'refused']).optional(),
    status: z.enum(rowStatuses).optional(),
    ...paging,
  }),
  reply: OrderRowPage,
})

export const getRowsWithReasons = route({
  ...intake,
  id: 'order.reasons',
  method: 'GET',
  path: '/api/order-imports/:importId/reasons',
  summary: { zh: '下载需要修改的行', en: 'Download the rows to mend, with reasons' },
  params: ImportParams,
  reply: z.instanceof(Uint8Array),
  produces: workbook,
})

export const sendOrders = route({
  ...intake,
  id: 'order.send',
  method: 'POST',
  path: '/api/order-imports/:importId/send',
  summary: { zh: '报送乡镇（街道）', en: 'Send to the townships' },
  params: ImportParams,
  /** `warnings`: the sender looked at the rows with warnings and sends them too. */
  body: z.strictObject({ warnings: z.boolean() }),
  reply: z.object({ sent: z.number().int(), left: z.number().int() }),
})

export const undoOrders = route({
  ...intake,
  id: 'order.undo',
  method: 'POST',
  path: '/api/order-imports/:importId/undo',
  summary: { zh: '撤销整份名单', en: 'Undo a whole list' },
  params: ImportParams,
  body: z.strictObject({ reason: SendBackReason }),
  /** `kept`: accepted orders on whose case something else was recorded since. */
  reply: z.object({ withdrawn: z.number().int(), undoing: z.number().int(), kept: z.number().int() }),
})

export const listWaitingOrders = route({
  ...receiving,
  id: 'order.waiting',
  method: 'GET',
  path: '/api/orders/waiting',
  summary: { zh: '待接收的决定书', en: 'Orders waiting to be accepted' },
  query: z.strictObject({
    status: z.enum(['waiting', 'accepted', 'returned', 'undone']).default('waiting'),
    ...paging,
  }),
  reply: OrderRowPage.extend({ waiting: z.number().int() }),
})

export const countWaitingOrders = route({
  ...receiving,
  id: 'order.waitingCount',
  method: 'GET',
  path: '/api/orders/waiting/count',
  summary: { zh: '待接收决定书的份数', en: 'How many orders wait to be accepted' },
  reply: z.object({ total: z.number().int() }),
})

export const showWaitingOrder = route({
  ...receiving,
  id: 'order.waitingOne',
  method: 'GET',
  path: '/api/orders/waiting/:rowId',
  summary: { zh: '一份待接收的决定书', en: 'One order waiting to be accepted' },
  params: RowParams,
  reply: OrderRow.extend({ draft: OrderDraft, mayAccept: z.boolean() }),
})

export const acceptOrders = route({
  ...receiving,
  id: 'order.accept',
  method: 'POST',
  path: '/api/orders/waiting/accept',
  summary: { zh: '接收决定书并立案', en: 'Accept orders and open their cases' },
  body: z.strictObject({
    /** The rows, or `'all'` that wait for this township. */
    rows: z.union([z.array(z.uuid()).min(1).max(500), z.literal('all')]),
    stationId: z.string().max(64).optional(),
    workerId: z.string().max(64).optional(),
  }),
  /** `accepting`: so many go on in the background; `cases` are those opened already. */
  reply: z.object({
    accepted: z.number().int(),
    accepting: z.number().int(),
    cases: z.array(z.object({ rowId: z.string(), caseId: z.string() })),
  }),
})

export const sendBackOrder = route({
  ...receiving,
  id: 'order.sendBack',
  method: 'POST',
  path: '/api/orders/waiting/:rowId/send-back',
  summary: { zh: '退回决定书', en: 'Send an order back' },
  params: RowParams,
  body: z.strictObject({ reason: SendBackReason }),
  reply: z.object({ status: z.literal('returned') }),
})

export const undoAccepted = route({
  ...receiving,
  id: 'order.undoOne',
  method: 'POST',
  path: '/api/orders/waiting/:rowId/undo',
  summary: { zh: '撤销误立的个案', en: 'Undo a case opened by mistake' },
  params: RowParams,
  body: z.strictObject({ reason: SendBackReason }),
  reply: z.object({ status: z.literal('undone') }),
})

export const searchBeforeCreate = route({
  ...intake,
  id: 'order.search',
  method: 'POST',
  path: '/api/orders/search',
  repeatable: true,
  summary: { zh: '登记前查重（仅本辖区）', en: 'Search before registering (own area only)' },
  body: PersonSearch,
  reply: z.object({ people: z.array(KnownPerson), waiting: z.number().int() }),
})

export const checkOrderRoute = route({
  ...intake,
  id: 'order.check',
  method: 'POST',
  path: '/api/orders/check',
  repeatable: true,
  summary: { zh: '检查填写内容', en: 'Check an order before it is registered' },
  body: OrderDraft,
  reply: z.object({ standing: z.enum(['ready', 'warning', 'refused']), reasons: z.array(ShownReason) }),
})

export const createOrder = route({
  ...intake,
  id: 'order.create',
  method: 'POST',
  path: '/api/orders',
  summary: { zh: '登记决定书', en: 'Register an order' },
  body: z.strictObject({ draft: OrderDraft, warnings: z.boolean().default(false) }),
  reply: z.object({
    rowId: z.string(),
    status: z.enum(['waiting', 'accepted']),
    caseId: z.string().nullable(),
    townshipName: z.string(),
  }),
})

export const listOrderPlaces = route({
  ...intake,
  confidentiality: 'C0',
  id: 'order.places',
  method: 'GET',
  path: '/api/orders/places',
  summary: { zh: '本辖区的乡镇（街道）与工作站', en: 'Townships and stations of the own area' },
  reply: z.object({
    townships: z.array(z.object({ code: AreaCode, name: z.string(), countyName: z.string() })),
    stations: z.array(z.object({ id: z.string(), name: z.string(), area: z.string() })),
  }),
})

export const orderRoutes: readonly Route[] = [
  getOrderTemplate,
  uploadOrders,
  listOrderImports,
  showOrderImport,
  listImportRows,
  getRowsWithReasons,
  sendOrders,
  undoOrders,
  listWaitingOrders,
  countWaitingOrders,
  showWaitingOrder,
  acceptOrders,
  sendBackOrder,
  undoAccepted,
  searchBeforeCreate,
  checkOrderRoute,
  createOrder,
  listOrderPlaces,
]
