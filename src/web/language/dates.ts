import { daysBetween, type PlainDate, toDayNumber, weekdayOf } from '#core/shared/plain-date.ts'
import type { Language } from './language.ts'

const zhDays = ['一', '二', '三', '四', '五', '六', '日']
const enDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2025年3月5日` or `5 Mar 2025`. */
export function sayDate(date: PlainDate, language: Language): string {
  const [year, month, day] = parts(date)
  return language === 'en' ? `${day} ${enMonths[month - 1]} ${year}` : `${year}年${month}月${day}日`
}

/** Without the year where it is the year of `today`: `3月5日` or `5 Mar`. */
export function sayDay(date: PlainDate, today: PlainDate, language: Language): string {
  if (date.slice(0, 4) !== today.slice(0, 4)) return sayDate(date, language)
  const [, month, day] = parts(date)
  return language === 'en' ? `${day} ${enMonths[month - 1]}` : `${month}月${day}日`
}

/** `周三` or `Wed`. */
export function sayWeekday(date: PlainDate, language: Language): string {
  const index = weekdayOf(toDayNumber(date)) - 1
  return language === 'en' ? (enDays[index] ?? '') : `周${zhDays[index]}`
}

/** `今天`, `明天`, `3 天后`, `昨天`, `3 天前`. */
export function sayDistance(date: PlainDate, today: PlainDate, language: Language): string {
  const days = daysBetween(today, date)
  if (days === 0) return language === 'en' ? 'today' : '今天'
  if (days === 1) return language === 'en' ? 'tomorrow' : '明天'
  if (days === -1) return language === 'en' ? 'yesterday' : '昨天'
  if (days > 0) return language === 'en' ? `in ${days} days` : `${days} 天后`
  return language === 'en' ? `${-days} days ago` : `${-days} 天前`
}

/** `2025年3月5日，周三，昨天`: a date as it is read back to whoever typed it. */
export function sayInFull(date: PlainDate, today: PlainDate, language: Language): string {
  const said = [sayDate(date, language), sayWeekday(date, language), sayDistance(date, today, language)]
  return said.join(language === 'en' ? ', ' : '，')
}

/** An instant (ISO 8601) as wall time in Shanghai: `2025-03-10 09:12`. */
export function sayInstant(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return parts.format(new Date(instant))
}

function parts(date: PlainDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}
