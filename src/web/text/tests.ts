import { topic } from '#web/language/language.ts'
import { tests as en } from './en/tests.ts'
import { tests as zh } from './zh-cn/tests.ts'

export const testsText = topic(zh, en)
