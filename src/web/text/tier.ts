import { topic } from '#web/language/language.ts'
import { tier as en } from './en/tier.ts'
import { tier as zh } from './zh-cn/tier.ts'

export const tierText = topic(zh, en)
