import {
  type DayNumber,
  fromDayNumber,
  isPlainDate,
  type PlainDate,
  toDayNumber,
} from '#core/shared/plain-date.ts'
import { type Cell, cellText } from './cell.ts'

export type DateFault = 'dateUnreadable' | 'dateNotReal' | 'dateAmbiguous' | 'dateIncomplete'
export type DateRead = { readonly date: PlainDate } | { readonly fault: DateFault }

const serialEpoch: DayNumber = toDayNumber('1899-12-30')
const days1904 = 1462
const chineseDigits = '〇一二三四五六七八九'

/**
 * A date as offices write it: `2025年3月5日`, `2025.3.5`, `2025/03/05`, `20250305`, 二〇二五年三月五日, with or without a time,
 * or a serial number. Month-first dates and two-digit years are refused as ambiguous: nothing is guessed.
 */
export function readDate(cell: Cell | undefined, dateSystem: '1900' | '1904' = '1900'): DateRead {
  if (cell !== null && typeof cell === 'object') return { date: cell.date }
  if (typeof cell === 'number') return fromNumber(cell, dateSystem)
  return fromText(cellText(cell), dateSystem)
}

function fromNumber(value: number, dateSystem: '1900' | '1904'): DateRead {
  const whole = Math.floor(value)
  if (whole >= 19000101 && whole <= 21001231) return fromDigits(String(whole))
  if (whole < 1 || whole > 80000) return { fault: 'dateUnreadable' }
  if (dateSystem === '1904') return { date: fromDayNumber(serialEpoch + whole + days1904) }
  // the 1900 system counts a 29 February 1900 that never was
  if (whole === 60) return { fault: 'dateNotReal' }
  return { date: fromDayNumber(serialEpoch + whole + (whole < 60 ? 1 : 0)) }
}

function fromText(raw: string, dateSystem: '1900' | '1904'): DateRead {
  const text = withoutTime(plainDigits(raw))
  if (/^\d{8}$/.test(text)) return fromDigits(text)
  if (/^\d{4,5}(\.0+)?$/.test(text) && Number(text) > 2200) return fromNumber(Number(text), dateSystem)
  const parts = /^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,4})\s*[日号]?|月)?\.?$/.exec(text)
  if (!parts) return { fault: 'dateUnreadable' }
  const [, first = '', second = '', third = ''] = parts
  if (first.length === 4 && third === '') return { fault: 'dateIncomplete' }
  if (first.length === 4 && third.length <= 2) return real(first, second, third)
  return { fault: first.length < 4 ? 'dateAmbiguous' : 'dateUnreadable' }
}

function fromDigits(digits: string): DateRead {
  return real(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8))
}

function real(year: string, month: string, day: string): DateRead {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) && Number(year) >= 1900 ? { date } : { fault: 'dateNotReal' }
}

function withoutTime(text: string): string {
  return text.replace(/[T ]+\d{1,2}[:时]\d{1,2}.*$/, '').trim()
}

/** 二〇二五年十二月三十一日 → 2025年12月31日; text without Chinese numerals stays. */
function plainDigits(text: string): string {
  if (!/[〇○零一二三四五六七八九十]/.test(text)) return text
  return text
    .replace(/[○零]/g, '〇')
    .replace(/[〇一二三四五六七八九十]+/g, (run) => (run.includes('十') ? tens(run) : digits(run)))
}

function digits(run: string): string {
  return [...run].map((c) => String(chineseDigits.indexOf(c))).join('')
}

function tens(run: string): string {
  const [before = '', after = ''] = run.split('十')
  const high = before === '' ? 1 : chineseDigits.indexOf(before)
  return String(high * 10 + (after === '' ? 0 : chineseDigits.indexOf(after)))
}
