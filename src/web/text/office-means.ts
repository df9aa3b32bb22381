import { topic } from '#web/language/language.ts'
import { officeMeans as en } from './en/office-means.ts'
import { officeMeans as zh } from './zh-cn/office-means.ts'

export const officeMeansText = topic(zh, en)
