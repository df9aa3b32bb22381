import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

/** A date as official papers write it: 2026年3月18日. */
export function sayDay(date: PlainDate | null | undefined): string | undefined {
  if (!date) return undefined
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** A term as it is spoken of: 三年, 二年六个月. */
export function sayMonths(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return `${years ? `${sayNumber(years)}年` : ''}${rest ? `${sayNumber(rest)}个月` : ''}`
}

/** The days of a leave as a paper counts them: whole days between going and coming back. */
export function sayDays(from: PlainDate | undefined, to: PlainDate | undefined): string | undefined {
  return from && to ? `${daysBetween(from, to)}天` : undefined
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Small numbers in characters, as periods are written: 15 is 十五, 3 is 三; from 100 on in digits. */
export function sayNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`
  return head === '' ? (digits[ones] ?? '') : `${head}${ones ? digits[ones] : ''}`
}
