import { topic } from '#web/language/language.ts'
import { own as en } from './en/own.ts'
import { own as zh } from './zh-cn/own.ts'

export const ownText = topic(zh, en)
