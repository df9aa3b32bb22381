import { topic } from '#web/language/language.ts'
import { release as en } from './en/release.ts'
import { release as zh } from './zh-cn/release.ts'

export const releaseText = topic(zh, en)
