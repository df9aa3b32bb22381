import { topic } from '#web/language/language.ts'
import { overview as en } from './en/overview.ts'
import { overview as zh } from './zh-cn/overview.ts'

export const overviewText = topic(zh, en)
