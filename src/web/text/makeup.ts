import { topic } from '#web/language/language.ts'
import { makeup as en } from './en/makeup.ts'
import { makeup as zh } from './zh-cn/makeup.ts'

export const makeupText = topic(zh, en)
