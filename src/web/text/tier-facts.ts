import { topic } from '#web/language/language.ts'
import { tierFacts as en } from './en/tier-facts.ts'
import { tierFacts as zh } from './zh-cn/tier-facts.ts'

export const tierFactsText = topic(zh, en)
