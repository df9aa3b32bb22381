import { topic } from '#web/language/language.ts'
import { report as en } from './en/report.ts'
import { report as zh } from './zh-cn/report.ts'

export const reportText = topic(zh, en)
