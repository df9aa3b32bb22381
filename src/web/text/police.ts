import { topic } from '#web/language/language.ts'
import { police as en } from './en/police.ts'
import { police as zh } from './zh-cn/police.ts'

export const policeText = topic(zh, en)
