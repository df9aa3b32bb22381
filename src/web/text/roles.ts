import { topic } from '#web/language/language.ts'
import { roles as en } from './en/roles.ts'
import { roles as zh } from './zh-cn/roles.ts'

export const rolesText = topic(zh, en)
