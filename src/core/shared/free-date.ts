import { addDays, isPlainDate, type PlainDate, toDayNumber, weekdayOf } from './plain-date.ts'

/**
 * Reads a date as people write it in the field: `3.5`, `3月5日`, `3/5`, `0305`, `2025-3-5`, `20250305`, `25.3.5`, `昨天`,
 * `前天`, `大前天`, `上周三`, `3天前`, `yesterday`, `5号`. A date without a year is the nearest one in `lean`: the past for
 * what happened, the future for what is planned. Undefined where it can not be read; never a guess between two days.
 */
export function readFreeDate(text: string, today: PlainDate, lean: Lean = 'past'): PlainDate | undefined {
  const plain = tidy(text)
  if (plain === '') return undefined
  return named(plain, today) ?? counted(plain, today) ?? weekday(plain, today) ?? written(plain, today, lean)
}

export type Lean = 'past' | 'future'

const names: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  大前天: -3,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  yesterday: -1,
  tomorrow: 1,
}

function tidy(text: string): string {
  const half = text.replace(/[０-９．／－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  return half.trim().toLowerCase().replace(/\s+/g, ' ')
}

function named(text: string, today: PlainDate): PlainDate | undefined {
  const days = names[text]
  return days === undefined ? undefined : addDays(today, days)
}

function counted(text: string, today: PlainDate): PlainDate | undefined {
  const match = /^(\d{1,4}) ?(?:天|日|days?) ?(前|后|ago)$/.exec(text)
  if (match) return addDays(today, Number(match[1]) * (match[2] === '后' ? 1 : -1))
  const ahead = /^in (\d{1,4}) days?$/.exec(text)
  return ahead ? addDays(today, Number(ahead[1])) : undefined
}

/** `上周三` is in the week before this one, `周三` in this one, `下周三` in the next; weeks begin on Monday. */
function weekday(text: string, today: PlainDate): PlainDate | undefined {
  const match = /^(上|本|这|下)?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text)
  if (!match) return undefined
  const wanted = '一二三四五六日'.indexOf(match[2] === '天' ? '日' : (match[2] ?? '')) + 1
  const week = match[1] === '上' ? -7 : match[1] === '下' ? 7 : 0
  return addDays(today, week + wanted - weekdayOf(toDayNumber(today)))
}

function written(text: string, today: PlainDate, lean: Lean): PlainDate | undefined {
  const full = /^(\d{4}|\d{2})[-./年 ](\d{1,2})[-./月 ](\d{1,2})(?:日|号)?$/.exec(text)
  if (full) return dated(full[1], full[2], full[3])
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed) return dated(packed[1], packed[2], packed[3])
  const short = /^(\d{1,2})[-./月 ](\d{1,2})(?:日|号)?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  if (short) return nearest(Number(short[1]), Number(short[2]), today, lean)
  const day = /^(\d{1,2})(?:日|号)$/.exec(text)
  return day ? nearestDay(Number(day[1]), today, lean) : undefined
}

function dated(year = '', month = '', day = ''): PlainDate | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

/** The month and day in the year that lies nearest in the wanted direction; 29 February looks four years far. */
function nearest(month: number, day: number, today: PlainDate, lean: Lean): PlainDate | undefined {
  const year = Number(today.slice(0, 4))
  const step = lean === 'past' ? -1 : 1
  for (let k = 0; k <= 8; k++) {
    const date = dated(String(year + k * step), String(month), String(day))
    if (date && (lean === 'past' ? date <= today : date >= today)) return date
  }
  return undefined
}

function nearestDay(day: number, today: PlainDate, lean: Lean): PlainDate | undefined {
  const step = lean === 'past' ? -1 : 1
  let [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  for (let k = 0; k <= 2; k++) {
    const date = dated(String(year), String(month), String(day))
    if (date && (lean === 'past' ? date <= today : date >= today)) return date
    month += step
    if (month === 0) [year, month] = [year - 1, 12]
    if (month === 13) [year, month] = [year + 1, 1]
  }
  return undefined
}
