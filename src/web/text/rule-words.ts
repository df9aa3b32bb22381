import { topic } from '#web/language/language.ts'
import { ruleWords as en } from './en/rule-words.ts'
import { ruleWords as zh } from './zh-cn/rule-words.ts'

export const ruleWordsText = topic(zh, en)
