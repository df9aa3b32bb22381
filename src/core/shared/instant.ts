import { fromDayNumber, isPlainDate, type PlainDate, toDayNumber } from './plain-date.ts'

/** ISO 8601 with an offset: the only form of instant that is taken. */
const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/

const dayMs = 86_400_000

/** Milliseconds since 1970 of an instant with offset, or undefined where the text is none. Needs no clock. */
export function readInstant(text: string): number | undefined {
  const m = pattern.exec(text)
  if (!m) return undefined
  const [hours, minutes, seconds] = [Number(m[2]), Number(m[3]), Number(m[4] ?? 0)]
  if (!isPlainDate(m[1]) || hours > 24 || minutes > 59 || seconds > 60) return undefined
  const fraction = Number(`0.${m[5] ?? '0'}`)
  const local = toDayNumber(m[1] ?? '') * dayMs + ((hours * 60 + minutes) * 60 + seconds + fraction) * 1000
  return local - offsetMs(m[6] ?? 'Z')
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000
}

/** The last moment of a day in Asia/Shanghai (UTC+8, no summer time): what `known at` a plain date means. */
export function endOfDayInShanghai(day: number): number {
  return (day + 1) * dayMs - 8 * 3_600_000 - 1
}

/** The day in Asia/Shanghai on which an instant lies; undefined where the text is no instant. */
export function dayInShanghai(instant: string): PlainDate | undefined {
  const ms = readInstant(instant)
  return ms === undefined ? undefined : fromDayNumber(Math.floor((ms + 8 * 3_600_000) / dayMs))
}
