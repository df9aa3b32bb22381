import { topic } from '#web/language/language.ts'
import { day as en } from './en/day.ts'
import { day as zh } from './zh-cn/day.ts'

export const dayText = topic(zh, en)
