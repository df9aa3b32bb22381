import { topic } from '#web/language/language.ts'
import { oversight as en } from './en/oversight.ts'
import { oversight as zh } from './zh-cn/oversight.ts'

export const oversightText = topic(zh, en)
