import { topic } from '#web/language/language.ts'
import { staff as en } from './en/staff.ts'
import { staff as zh } from './zh-cn/staff.ts'

export const staffText = topic(zh, en)
