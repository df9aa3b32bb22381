import { topic } from '#web/language/language.ts'
import { session as en } from './en/session.ts'
import { session as zh } from './zh-cn/session.ts'

export const sessionText = topic(zh, en)
