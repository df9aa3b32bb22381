import { topic } from '#web/language/language.ts'
import { record as en } from './en/record.ts'
import { record as zh } from './zh-cn/record.ts'

export const recordText = topic(zh, en)
