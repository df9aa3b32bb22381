import { topic } from '#web/language/language.ts'
import { help as en } from './en/help.ts'
import { help as zh } from './zh-cn/help.ts'

export const helpText = topic(zh, en)
