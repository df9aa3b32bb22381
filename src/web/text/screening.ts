import { topic } from '#web/language/language.ts'
import { screening as en } from './en/screening.ts'
import { screening as zh } from './zh-cn/screening.ts'

export const screeningText = topic(zh, en)
