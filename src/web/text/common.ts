import { topic } from '#web/language/language.ts'
import { common as en } from './en/common.ts'
import { common as zh } from './zh-cn/common.ts'

export const commonText = topic(zh, en)
