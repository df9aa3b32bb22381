import { topic } from '#web/language/language.ts'
import { batch as en } from './en/batch.ts'
import { batch as zh } from './zh-cn/batch.ts'

export const batchText = topic(zh, en)
