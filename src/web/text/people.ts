import { topic } from '#web/language/language.ts'
import { people as en } from './en/people.ts'
import { people as zh } from './zh-cn/people.ts'

export const peopleText = topic(zh, en)
