import { topic } from '#web/language/language.ts'
import { account as en } from './en/account.ts'
import { account as zh } from './zh-cn/account.ts'

export const accountText = topic(zh, en)
