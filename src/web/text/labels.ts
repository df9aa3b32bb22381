import { topic } from '#web/language/language.ts'
import { labels as en } from './en/labels.ts'
import { labels as zh } from './zh-cn/labels.ts'

export const labelsText = topic(zh, en)
