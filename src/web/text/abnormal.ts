import { topic } from '#web/language/language.ts'
import { abnormal as en } from './en/abnormal.ts'
import { abnormal as zh } from './zh-cn/abnormal.ts'

export const abnormalText = topic(zh, en)
