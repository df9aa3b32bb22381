import { topic } from '#web/language/language.ts'
import { decision as en } from './en/decision.ts'
import { decision as zh } from './zh-cn/decision.ts'

export const decisionText = topic(zh, en)
