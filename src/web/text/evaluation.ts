import { topic } from '#web/language/language.ts'
import { evaluation as en } from './en/evaluation.ts'
import { evaluation as zh } from './zh-cn/evaluation.ts'

export const evaluationText = topic(zh, en)
