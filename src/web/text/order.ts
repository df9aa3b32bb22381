import { topic } from '#web/language/language.ts'
import { order as en } from './en/order.ts'
import { order as zh } from './zh-cn/order.ts'

export const orderText = topic(zh, en)
