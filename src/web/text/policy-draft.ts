import { topic } from '#web/language/language.ts'
import { policyDraft as en } from './en/policy-draft.ts'
import { policyDraft as zh } from './zh-cn/policy-draft.ts'

export const policyDraftText = topic(zh, en)
