import { topic } from '#web/language/language.ts'
import { sealedQuery as en } from './en/sealed-query.ts'
import { sealedQuery as zh } from './zh-cn/sealed-query.ts'

export const sealedQueryText = topic(zh, en)
