import { topic } from '#web/language/language.ts'
import { fields as en } from './en/fields.ts'
import { fields as zh } from './zh-cn/fields.ts'

export const fieldsText = topic(zh, en)
