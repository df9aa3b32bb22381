import type { Random } from './random.ts'

/** Minutes since 1970-01-01 00:00 in Asia/Shanghai: the only clock of the invented city. */
export type Minute = number

const minutesPerDay = 1440
const shanghaiAheadMs = 8 * 3_600_000

export function minuteOf(day: number, minuteOfDay: number): Minute {
  return day * minutesPerDay + minuteOfDay
}

/** A UUID of version 7 that carries the minute, as the product's own ids do; the rest comes from the stream. */
export function inventId(minute: Minute, random: Random): string {
  const ms = Math.max(0, minute * 60_000 - shanghaiAheadMs + (random.bits() % 60_000))
  const time = ms.toString(16).padStart(12, '0')
  const a = (random.bits() & 0xfff).toString(16).padStart(3, '0')
  const b = ((random.bits() & 0x3fff) | 0x8000).toString(16)
  const c =
    random.bits().toString(16).padStart(8, '0') + (random.bits() & 0xffff).toString(16).padStart(4, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${c}`
}
