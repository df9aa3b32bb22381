import { topic } from '#web/language/language.ts'
import { ending as en } from './en/ending.ts'
import { ending as zh } from './zh-cn/ending.ts'

export const endingText = topic(zh, en)
