import { topic } from '#web/language/language.ts'
import { ledger as en } from './en/ledger.ts'
import { ledger as zh } from './zh-cn/ledger.ts'

export const ledgerText = topic(zh, en)
