import { topic } from '#web/language/language.ts'
import { substitute as en } from './en/substitute.ts'
import { substitute as zh } from './zh-cn/substitute.ts'

export const substituteText = topic(zh, en)
