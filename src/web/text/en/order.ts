import type { Translation } from '#web/language/language.ts'
import type { order as zh } from '../zh-cn/order.ts'
