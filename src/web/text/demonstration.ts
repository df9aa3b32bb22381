import { topic } from '#web/language/language.ts'
import { demonstration as en } from './en/demonstration.ts'
import { demonstration as zh } from './zh-cn/demonstration.ts'

export const demonstrationText = topic(zh, en)
