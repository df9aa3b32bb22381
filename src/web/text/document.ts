import { topic } from '#web/language/language.ts'
import { documents as en } from './en/document.ts'
import { documents as zh } from './zh-cn/document.ts'

export const documentText = topic(zh, en)
