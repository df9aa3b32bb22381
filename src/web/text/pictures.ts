import { topic } from '#web/language/language.ts'
import { pictures as en } from './en/pictures.ts'
import { pictures as zh } from './zh-cn/pictures.ts'

export const picturesText = topic(zh, en)
