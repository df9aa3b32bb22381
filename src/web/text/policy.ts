import { topic } from '#web/language/language.ts'
import { policy as en } from './en/policy.ts'
import { policy as zh } from './zh-cn/policy.ts'

export const policyText = topic(zh, en)
