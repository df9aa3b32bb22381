import { topic } from '#web/language/language.ts'
import { reportIn as en } from './en/report-in.ts'
import { reportIn as zh } from './zh-cn/report-in.ts'

export const reportInText = topic(zh, en)
