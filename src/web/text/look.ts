import { topic } from '#web/language/language.ts'
import { look as en } from './en/look.ts'
import { look as zh } from './zh-cn/look.ts'

export const lookText = topic(zh, en)
