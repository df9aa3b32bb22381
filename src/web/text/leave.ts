import { topic } from '#web/language/language.ts'
import { leave as en } from './en/leave.ts'
import { leave as zh } from './zh-cn/leave.ts'

export const leaveText = topic(zh, en)
