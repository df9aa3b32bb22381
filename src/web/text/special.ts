import { topic } from '#web/language/language.ts'
import { special as en } from './en/special.ts'
import { special as zh } from './zh-cn/special.ts'

export const specialText = topic(zh, en)
