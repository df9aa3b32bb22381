import { topic } from '#web/language/language.ts'
import { ownTier as en } from './en/own-tier.ts'
import { ownTier as zh } from './zh-cn/own-tier.ts'

export const ownTierText = topic(zh, en)
