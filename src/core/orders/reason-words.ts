import { cellReasons } from './cell-reasons.ts'
import { orderReasons } from './order-reasons.ts'

export const reasonWords = { ...cellReasons, ...orderReasons } as const
