import { topic } from '#web/language/language.ts'
import { roster as en } from './en/roster.ts'
import { roster as zh } from './zh-cn/roster.ts'

export const rosterText = topic(zh, en)
