import type { Handler } from '#server/http/context.ts'
import { orderHandHandlers } from './order-hand-routes.ts'
import { orderImportHandlers } from './order-import-routes.ts'
import { orderInboxHandlers } from './order-inbox-routes.ts'

export const orderHandlers: readonly Handler[] = [
  ...orderImportHandlers,
  ...orderInboxHandlers,
  ...orderHandHandlers,
]
