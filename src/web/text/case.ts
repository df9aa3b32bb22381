import { topic } from '#web/language/language.ts'
import { casePage as en } from './en/case.ts'
import { casePage as zh } from './zh-cn/case.ts'

export const caseText = topic(zh, en)
