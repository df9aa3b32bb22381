import { topic } from '#web/language/language.ts'
import { handover as en } from './en/handover.ts'
import { handover as zh } from './zh-cn/handover.ts'

export const handoverText = topic(zh, en)
