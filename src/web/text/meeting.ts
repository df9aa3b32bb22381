import { topic } from '#web/language/language.ts'
import { meeting as en } from './en/meeting.ts'
import { meeting as zh } from './zh-cn/meeting.ts'

export const meetingText = topic(zh, en)
