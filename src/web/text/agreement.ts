import { topic } from '#web/language/language.ts'
import { agreement as en } from './en/agreement.ts'
import { agreement as zh } from './zh-cn/agreement.ts'

export const agreementText = topic(zh, en)
