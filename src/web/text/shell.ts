import { topic } from '#web/language/language.ts'
import { shell as en } from './en/shell.ts'
import { shell as zh } from './zh-cn/shell.ts'

export const shellText = topic(zh, en)
